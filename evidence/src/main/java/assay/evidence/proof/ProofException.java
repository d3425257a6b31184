package assay.evidence.proof;

/** A proof does not prove what it claims. The message says why, in a sentence. */
public final class ProofException extends Exception {
  private static final long serialVersionUID = 1;

  public ProofException(String message) {
    super(message);
  }

  public ProofException(String message, Throwable cause) {
    super(message, cause);
  }
}
