package assay.stage;

import assay.item.MediaType;
import assay.provenance.Embedded;
import assay.provenance.Preferences;

/**
 * Reads what a file's own bytes say about its making and about its use.
 *
 * <p>Safe to share between threads. Whatever the bytes are, it ends soon and throws nothing: what
 * cannot be read is not there. The same bytes give the same on every machine.
 */
@FunctionalInterface
public interface EmbeddedReader {
  /** Reads nothing. */
  EmbeddedReader NONE = (content, type) -> Said.NOTHING;

  /**
   * What the bytes say.
   *
   * @param content the item's last reading, as much of it as is held
   * @param type what that is
   */
  Said read(byte[] content, MediaType type);

  /**
   * What was found.
   *
   * @param signals opt-out signals in the head of a page
   */
  record Said(Embedded embedded, Preferences signals) {
    /** Nothing was found. */
    public static final Said NOTHING = new Said(Embedded.nothing(), Preferences.none());
  }
}
