package assay.casework.vault;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Lends a stream to somebody who may close it; then it is flushed and goes on. */
final class Borrowed extends FilterOutputStream {
  Borrowed(OutputStream out) {
    super(out);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    out.write(bytes, offset, length); // the inherited method writes byte by byte
  }

  @Override
  public void close() throws IOException {
    flush();
  }
}
