package assay.dataset.parquet;

/**
 * Shares the stored bytes of a chunk out to its values: to each by its length, as if all were
 * packed alike, and never more than there are. Values of a dictionary lie there once and are read
 * many times.
 */
final class Share {
  private final double ratio;
  private long rest;

  private Share(double ratio, long rest) {
    this.ratio = ratio;
    this.rest = rest;
  }

  static Share none() {
    return new Share(0, 0);
  }

  static Share of(Chunk chunk) {
    long stored = chunk.meta().getTotalSize();
    long plain = Math.max(1, chunk.meta().getTotalUncompressedSize());
    return new Share(Math.min(1, (double) stored / plain), stored);
  }

  /** The bytes of the file that count as those of the next value. */
  long take(long length) {
    long own = Math.min(rest, (long) (length * ratio));
    rest -= own;
    return own;
  }
}
