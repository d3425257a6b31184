package assay.evidence.signature;

/**
 * A key cannot be used. The message says where it is and what was expected; it never holds key
 * material.
 */
public final class KeyException extends Exception {
  private static final long serialVersionUID = 1;

  /** With the place, what was expected and what was found. */
  public KeyException(String message) {
    super(message);
  }
}
