package assay.dataset.http;

import assay.verdict.Reason;
import java.io.IOException;

/** A layer cannot be undone any further. Becomes a fault of the item; never leaves the package. */
final class CodingFailed extends IOException {
  private static final long serialVersionUID = 1;

  private final Reason reason;

  CodingFailed(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  CodingFailed(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  Reason reason() {
    return reason;
  }
}
