package assay.match.decode;

/** Lets a benchmark compute rows of luma without a decoder before it. */
public final class LumaRows {
  private LumaRows() {}

  /** Fills {@code luma} from red, green and blue bytes. */
  public static void rgb(byte[] bytes, int from, float[] luma) {
    Luma.row(bytes, from, 3, luma);
  }
}
