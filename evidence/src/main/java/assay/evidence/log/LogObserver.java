package assay.evidence.log;

/** Watches the log being written. */
@FunctionalInterface
public interface LogObserver {
  /** Watches nothing. */
  LogObserver NONE = step -> {};

  /**
   * An effect is about to happen. Tests end the append here, as a power failure would.
   *
   * @param step {@code entries}, {@code tile}, {@code intend}, {@code sign}, {@code checkpoint},
   *     {@code settle}
   */
  void before(String step);
}
