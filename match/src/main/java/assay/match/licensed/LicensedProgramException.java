package assay.match.licensed;

/** A licensed program cannot be used as it is. The message names its file, never an entry. */
public final class LicensedProgramException extends Exception {
  private static final long serialVersionUID = 1;

  LicensedProgramException(String message) {
    super(message);
  }
}
