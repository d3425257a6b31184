package assay.match.list;

import assay.fingerprint.Fingerprint;
import java.util.Optional;

/** How the lines of one file are written. To add one, name it in {@link HashListFormats}. */
interface HashListFormat {
  /** Whether the first line names columns and is no entry. */
  default boolean startsWithHeader() {
    return false;
  }

  /**
   * Reads one line that is neither blank nor a comment.
   *
   * @throws LineRefusedException if it is not an entry of this format, in full
   */
  void read(String line, Entries entries) throws LineRefusedException;

  /** Takes what the lines hold. */
  @FunctionalInterface
  interface Entries {
    /** An empty id or classification says that there is none. */
    void add(Fingerprint value, Optional<String> id, Optional<String> classification);
  }
}
