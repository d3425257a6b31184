package assay.match.atrest;

import java.io.IOException;

/** What was encrypted is not as it was written. The message has no place and no content. */
public final class BrokenSealException extends IOException {
  private static final long serialVersionUID = 1;

  BrokenSealException(String message) {
    super(message);
  }
}
