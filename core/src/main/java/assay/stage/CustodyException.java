package assay.stage;

/** Evidence is not what it should be. Everything stops. */
public class CustodyException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public CustodyException(String message) {
    super(message);
  }

  public CustodyException(String message, Throwable cause) {
    super(message, cause);
  }
}
