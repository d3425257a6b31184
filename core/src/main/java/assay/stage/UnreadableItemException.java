package assay.stage;

import assay.verdict.Reason;

/** The item's bytes are not what their format promises. A result, not a failure of the run. */
public class UnreadableItemException extends Exception {
  private static final long serialVersionUID = 1;

  private final Reason reason;

  /**
   * Says what is wrong.
   *
   * @param message what was expected and found; never content
   */
  public UnreadableItemException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
