package assay.match.decode;

/**
 * Luma as the PDQ reference computes it: {@code (0.299 R + 0.587 G) + 0.114 B} in single precision.
 * Grey is luma as it is.
 */
public final class Luma {
  private static final float[] RED = products(0.299f);
  private static final float[] GREEN = products(0.587f);
  private static final float[] BLUE = products(0.114f);

  /** Where 0 stands in the tables of channels that go beyond 0..255. */
  private static final int ZERO = 256;

  private static final float[] CLAMPED_RED = clamped(RED);
  private static final float[] CLAMPED_GREEN = clamped(GREEN);
  private static final float[] CLAMPED_BLUE = clamped(BLUE);

  private Luma() {}

  private static float[] products(float weight) {
    float[] products = new float[256];
    for (int value = 0; value < 256; value++) {
      products[value] = weight * value;
    }
    return products;
  }

  private static float[] clamped(float[] products) {
    float[] clamped = new float[4 * ZERO];
    for (int i = 0; i < clamped.length; i++) {
      clamped[i] = products[Math.max(0, Math.min(255, i - ZERO))];
    }
    return clamped;
  }

  /** The luma of one pixel, channels -256..767, clamped to 0..255. */
  static float clamped(int red, int green, int blue) {
    return (CLAMPED_RED[ZERO + red] + CLAMPED_GREEN[ZERO + green]) + CLAMPED_BLUE[ZERO + blue];
  }

  /** The luma of one pixel, channels 0..255. */
  static float of(int red, int green, int blue) {
    return (RED[red] + GREEN[green]) + BLUE[blue];
  }

  /**
   * Fills {@code luma} from a row of bytes.
   *
   * @param channels 3 for red, green, blue; 1 for grey
   */
  public static void row(byte[] bytes, int from, int channels, float[] luma) {
    if (channels == 1) {
      grey(bytes, from, luma);
    } else {
      rgb(bytes, from, luma);
    }
  }

  private static void grey(byte[] bytes, int from, float[] luma) {
    for (int x = 0; x < luma.length; x++) {
      luma[x] = bytes[from + x] & 0xff;
    }
  }

  private static void rgb(byte[] bytes, int from, float[] luma) {
    int at = from;
    for (int x = 0; x < luma.length; x++) {
      luma[x] = of(bytes[at] & 0xff, bytes[at + 1] & 0xff, bytes[at + 2] & 0xff);
      at += 3;
    }
  }
}
