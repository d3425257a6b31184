package assay.cli.demo;

/**
 * Something that nobody can screen completely, and where it was put.
 *
 * @param file relative to the dataset, with {@code /}
 * @param member as in {@link Planted}
 * @param damage what is wrong with it
 */
public record Damaged(String file, String member, Damage damage) {
  /** What can be wrong. */
  public enum Damage {
    /** A gzip member whose checksum does not fit its content. */
    WRONG_CHECKSUM,
    /** A picture that ends early, without a word about it. */
    CUT_PICTURE,
    /** A picture whose first chunk is overwritten. */
    BROKEN_HEADER,
    /** A response that was cut, and says so. */
    DECLARED_CUT
  }
}
