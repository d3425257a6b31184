package assay.dataset.warc;

import java.io.IOException;

/**
 * Where a record or a compressed member ends cannot be told. Turned into a damaged extent; never
 * leaves the package.
 */
final class FramingLost extends IOException {
  private static final long serialVersionUID = 1;

  private final boolean early;

  private FramingLost(boolean early, String message) {
    super(message);
    this.early = early;
  }

  /** The bytes are there, and wrong. */
  static FramingLost wrong(String message) {
    return new FramingLost(false, message);
  }

  /** The bytes may only be too few; a compressed member that fails cannot tell the two apart. */
  static FramingLost early(String message) {
    return new FramingLost(true, message);
  }

  /** At the end of a file this counts as truncated. */
  boolean isEarly() {
    return early;
  }
}
