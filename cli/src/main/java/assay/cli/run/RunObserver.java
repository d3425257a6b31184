package assay.cli.run;

/** Watches a run. Called from any of its threads. */
public interface RunObserver {
  /** Watches nothing. */
  RunObserver NONE = new RunObserver() {};

  /** Screening is about to read this many bytes in this many shards. */
  default void starting(int shards, long bytes) {}

  /** So many bytes more have been screened. */
  default void screened(long bytes) {}

  /** A shard is done for good, or failed. */
  default void settled(String shard) {}

  /** Something for a person to read: a warning, a shard that failed. */
  default void say(String line) {}

  /**
   * An effect is about to happen. Tests end the run here, as a power failure would.
   *
   * @param step {@code seal}, {@code record}, {@code publish}, {@code mark}, {@code ledger}, {@code
   *     summary}
   */
  default void before(String step) {}
}
