package assay.cli.refusal;

/**
 * The caller asked for something that cannot be meant. The message is one sentence for people; the
 * command ends with exit code 2.
 */
public final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public UsageException(String message) {
    super(message);
  }
}
