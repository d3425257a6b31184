package assay.evidence.dsse;

/** The bytes are not an envelope. The message says what is wrong, and quotes nothing. */
public final class EnvelopeException extends Exception {
  private static final long serialVersionUID = 1;

  EnvelopeException(String message) {
    super(message);
  }
}
