package assay.match.child;

import assay.stage.UnreadableItemException;
import assay.verdict.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads a child's output: one binary PPM per frame, each of which names its own size. Raw pixels
 * would not tell 100x200 from 200x100.
 */
final class Frames {
  private final InputStream in;
  private final CodedPixels expected;

  Frames(InputStream in, CodedPixels expected) {
    this.in = in;
    this.expected = expected;
  }

  /**
   * Hands over every row of every frame.
   *
   * @return false if the output ends too early
   * @throws UnreadableItemException if a frame has another size than was declared
   */
  boolean read(RowTaker rows) throws IOException, UnreadableItemException {
    byte[] header = header();
    byte[] row = new byte[Math.multiplyExact(3, expected.width())];
    for (int frame = 0; frame < expected.frames(); frame++) {
      byte[] found = in.readNBytes(header.length);
      if (!Arrays.equals(found, header)) {
        return refuse(found.length == header.length);
      }
      for (int y = 0; y < expected.height(); y++) {
        if (in.readNBytes(row, 0, row.length) < row.length) {
          return false;
        }
        rows.row(row);
      }
    }
    return true;
  }

  /** Whether nothing more comes. */
  boolean isAtEnd() throws IOException {
    return in.read() < 0;
  }

  private byte[] header() {
    String text = "P6\n" + expected.width() + " " + expected.height() + "\n255\n";
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private boolean refuse(boolean other) throws UnreadableItemException {
    if (other) {
      throw new UnreadableItemException(
          Reason.DECODE_ERROR,
          "a coded picture has not the declared " + expected.width() + "x" + expected.height());
    }
    return false;
  }
}
