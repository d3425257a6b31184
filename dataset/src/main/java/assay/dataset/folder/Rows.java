package assay.dataset.folder;

import assay.stage.DatasetException;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Cuts a text into rows; each keeps its line end, and all of them together are the text. */
final class Rows {
  private static final int LONGEST = 64 << 20;

  private final InputStream in;
  private final boolean quoting;
  private final String place;

  /**
   * @param quoting a line end between double quotes does not end the row (RFC 4180)
   */
  Rows(InputStream in, boolean quoting, String place) {
    this.in = new BufferedInputStream(in, 1 << 16);
    this.quoting = quoting;
    this.place = place;
  }

  /** The next row; empty at the end. */
  Optional<byte[]> next() throws IOException, DatasetException {
    ByteArrayOutputStream row = new ByteArrayOutputStream();
    boolean quoted = false;
    for (int c = in.read(); c >= 0; c = in.read()) {
      row.write(c);
      quoted ^= quoting && c == '"';
      if (c == '\n' && !quoted) {
        break;
      } else if (row.size() > LONGEST) {
        throw new DatasetException(
            place + ": a row of metadata has more than " + LONGEST + " bytes");
      }
    }
    return row.size() == 0 ? Optional.empty() : Optional.of(row.toByteArray());
  }
}
