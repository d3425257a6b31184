package assay.match.store;

/** Is told how a sync goes on. */
public interface SyncObserver {
  SyncObserver NONE = new SyncObserver() {};

  /**
   * A page is on disk.
   *
   * @param entries how many this sync has been told so far
   */
  default void staged(long entries) {}

  /** Something could not be read as an entry. */
  default void refused(String place, String reason) {}

  /**
   * The list is complete and is being published.
   *
   * @param entries how many of what was staged are applied so far
   */
  default void applied(long entries) {}
}
