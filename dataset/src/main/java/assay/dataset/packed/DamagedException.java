package assay.dataset.packed;

import java.io.IOException;

/** The bytes are not what the format promises, as opposed to a disk that fails. */
public final class DamagedException extends IOException {
  private static final long serialVersionUID = 1;

  public DamagedException(String what) {
    super(what);
  }

  public DamagedException(String what, Throwable cause) {
    super(what, cause);
  }
}
