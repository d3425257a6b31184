package assay.dataset.parquet;

/** How much memory one worker may use for the values of a table. */
final class Budget {
  private static final long MOST = 1L << 30;

  /** Of the heap; others work beside, and decode pictures. */
  private static final int SHARE = 4;

  private Budget() {}

  /** 1 GiB, or a quarter of the heap if that is less; in bytes. */
  static long standard() {
    return Math.min(MOST, Runtime.getRuntime().maxMemory() / SHARE);
  }

  /** The heap with which so many bytes would be allowed, in MiB. */
  static long heap(long bytes) {
    return ((bytes * SHARE) >> 20) + 1;
  }
}
