package assay.evidence.verify;

/** A verification failed: the first check that did, and why. */
public final class RefusedEvidenceException extends Exception {
  private static final long serialVersionUID = 1;

  private final ErrorCode code;

  RefusedEvidenceException(ErrorCode code, String why) {
    super(why);
    this.code = code;
  }

  public ErrorCode code() {
    return code;
  }
}
