package assay.match.licensed;

import java.io.IOException;

/** A program says what the protocol does not know. The message does not quote it. */
final class MalformedAnswerException extends IOException {
  private static final long serialVersionUID = 1;

  MalformedAnswerException(String message) {
    super(message);
  }
}
