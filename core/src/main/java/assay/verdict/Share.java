package assay.verdict;

/**
 * So many of so many.
 *
 * @param found 0..of
 * @param of at least 1
 */
public record Share(int found, int of) {
  public Share {
    if (of < 1 || found < 0 || found > of) {
      throw new IllegalArgumentException(found + " of " + of);
    }
  }

  /** In whole percent, rounded down: 100 is all. */
  public int percent() {
    return (int) (100L * found / of);
  }
}
