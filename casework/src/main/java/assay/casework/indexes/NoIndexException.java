package assay.casework.indexes;

import java.io.IOException;

/** A file that was named is no index of captures. */
public final class NoIndexException extends IOException {
  private static final long serialVersionUID = 1;

  NoIndexException(String message) {
    super(message);
  }
}
