package assay.cli.refusal;

/**
 * What was asked for is refused as things stand. The message is one sentence for people; the
 * command ends with exit code 1.
 */
public final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public RefusedException(String message) {
    super(message);
  }
}
