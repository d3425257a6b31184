package assay.match.decode;

import assay.match.decode.PngFile.Range;
import java.util.Iterator;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** The rows of a PNG, inflated and with the filters undone (W3C PNG, section 9), one at a time. */
final class PngScanlines implements AutoCloseable {
  private final byte[] content;
  private final Iterator<Range> data;
  private final Inflater inflater = new Inflater();
  private final int pixelBytes;
  private byte[] row = {};
  private byte[] above = {};

  PngScanlines(byte[] content, List<Range> data, PngHeader header) {
    this.content = content;
    this.data = data.iterator();
    this.pixelBytes = Math.max(1, header.samples() * header.depth() / 8);
  }

  /** Begins the picture, or a pass of it: above its first row, all is zero. */
  void begin(int rowBytes) {
    row = new byte[rowBytes + 1];
    above = new byte[rowBytes + 1];
  }

  /**
   * Reads the next row. It starts at index 1 and is valid until the next call.
   *
   * @return the row, or an empty array if the pixels end or are damaged before its end
   */
  byte[] next() {
    byte[] next = above;
    above = row;
    row = next;
    try {
      return fill() && unfilter() ? row : new byte[0];
    } catch (DataFormatException e) {
      return new byte[0];
    }
  }

  private boolean fill() throws DataFormatException {
    int filled = 0;
    while (filled < row.length) {
      int inflated = inflater.inflate(row, filled, row.length - filled);
      filled += inflated;
      if (inflated == 0 && !feed()) {
        return false;
      }
    }
    return true;
  }

  private boolean feed() {
    if (inflater.finished() || inflater.needsDictionary() || !data.hasNext()) {
      return false;
    }
    Range range = data.next();
    inflater.setInput(content, range.from(), range.length());
    return true;
  }

  private boolean unfilter() {
    switch (row[0]) {
      case 0 -> {
        // stored as it is
      }
      case 1 -> sub();
      case 2 -> up();
      case 3 -> average();
      case 4 -> paeth();
      default -> {
        return false;
      }
    }
    return true;
  }

  private void sub() {
    for (int i = 1 + pixelBytes; i < row.length; i++) {
      row[i] += row[i - pixelBytes];
    }
  }

  private void up() {
    for (int i = 1; i < row.length; i++) {
      row[i] += above[i];
    }
  }

  private void average() {
    for (int i = 1; i < row.length; i++) {
      int left = i > pixelBytes ? row[i - pixelBytes] & 0xff : 0;
      row[i] += (byte) ((left + (above[i] & 0xff)) / 2);
    }
  }

  private void paeth() {
    for (int i = 1; i < row.length; i++) {
      int left = i > pixelBytes ? row[i - pixelBytes] & 0xff : 0;
      int corner = i > pixelBytes ? above[i - pixelBytes] & 0xff : 0;
      row[i] += (byte) nearest(left, above[i] & 0xff, corner);
    }
  }

  private static int nearest(int left, int up, int corner) {
    int toLeft = Math.abs(up - corner);
    int toUp = Math.abs(left - corner);
    int toCorner = Math.abs(left + up - 2 * corner);
    if (toLeft <= toUp && toLeft <= toCorner) {
      return left;
    }
    return toUp <= toCorner ? up : corner;
  }

  /** Frees the inflater's memory, which the collector does not see. */
  @Override
  public void close() {
    inflater.end();
  }
}
