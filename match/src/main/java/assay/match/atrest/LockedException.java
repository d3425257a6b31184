package assay.match.atrest;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A list is encrypted, and the key for it is not there. Not a matter of damage: nothing may be made
 * anew in the clear because of it.
 */
public final class LockedException extends IOException {
  private static final long serialVersionUID = 1;

  private LockedException(String message) {
    super(message);
  }

  /** There is no key. */
  public static LockedException withoutKey(Path file) {
    return new LockedException(
        file + ": is encrypted, and there is no key of lists; put it back (keys/lists.key)");
  }

  /** There is a key, but another one. */
  public static LockedException otherKey(Path file) {
    return new LockedException(
        file + ": is encrypted with another key of lists; put that back (keys/lists.key)");
  }
}
