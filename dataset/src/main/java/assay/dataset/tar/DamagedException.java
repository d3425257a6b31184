package assay.dataset.tar;

import java.io.IOException;

/** The bytes are not what the format promises, as opposed to a disk that fails. */
final class DamagedException extends IOException {
  private static final long serialVersionUID = 1;

  DamagedException(String what) {
    super(what);
  }

  DamagedException(String what, Throwable cause) {
    super(what, cause);
  }
}
