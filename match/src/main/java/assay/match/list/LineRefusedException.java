package assay.match.list;

import java.util.Optional;

/** A line is not what its format promises; the message says why without quoting it. */
final class LineRefusedException extends Exception {
  private static final long serialVersionUID = 1;

  private final transient Optional<String> id;

  LineRefusedException(String reason) {
    this(reason, Optional.empty());
  }

  /**
   * Of a line that says which entry it is.
   *
   * @param id the publisher's
   */
  LineRefusedException(String reason, Optional<String> id) {
    super(reason);
    this.id = id;
  }

  Optional<String> id() {
    return id;
  }
}
