package assay.casework.indexes;

import java.io.IOException;

/** A Parquet file cannot be read, or not further. */
final class DamagedTableException extends IOException {
  private static final long serialVersionUID = 1;

  DamagedTableException(String what, Throwable cause) {
    super(what, cause);
  }
}
