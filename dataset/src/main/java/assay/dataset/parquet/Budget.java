package assay.dataset.parquet;

/** How much memory one worker may use for the values of a table. */
final class Budget {
  /** Of the heap; others work beside, and decode pictures. */
  private static final int SHARE = 4;

  private Budget() {}

  /** A quarter of the heap, in bytes: with the JVM's own choice 1 GiB on a machine of 16. */
  static long standard() {
    return Runtime.getRuntime().maxMemory() / SHARE;
  }

  /** The heap with which so many bytes would be allowed, in MiB. */
  static long heap(long bytes) {
    return ((bytes * SHARE) >> 20) + 1;
  }
}
