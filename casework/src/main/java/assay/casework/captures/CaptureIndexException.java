package assay.casework.captures;

import java.io.IOException;
import java.nio.file.Path;

/** A file is not the capture index that it should be. The message names the place only. */
public final class CaptureIndexException extends IOException {
  private static final long serialVersionUID = 1;

  CaptureIndexException(Path file, String what) {
    super(file + ": " + what);
  }
}
