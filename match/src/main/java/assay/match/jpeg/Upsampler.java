package assay.match.jpeg;

/**
 * Brings the rows of a component to the picture's size, as libjpeg does by default (jdsample.c):
 * where a side is halved, between samples at one and three quarters ("fancy"), otherwise by
 * repeating them.
 */
final class Upsampler {
  /** So few columns are repeated even if they are halved. */
  private static final int FEW = 2;

  private final PixelStrip strip;
  private final int across;
  private final int down;
  private final int columns;
  private final int lastRow;
  private final byte[] row;

  Upsampler(Frame frame, Component component, PixelStrip strip) {
    this.strip = strip;
    this.across = frame.mostAcross() / component.across();
    this.down = frame.mostDown() / component.down();
    this.columns = Frame.roundedUp(frame.width(), across);
    this.lastRow = Frame.roundedUp(frame.height(), down) - 1;
    this.row = new byte[columns * across];
  }

  /** A row of the picture; the array is used again for the next one. */
  byte[] row(int y) {
    int own = y / down;
    int near = strip.place(own);
    if (down == 2 && (across == 1 || (across == 2 && columns > FEW))) {
      int neighbour = y % 2 == 0 ? Math.max(own - 1, 0) : Math.min(own + 1, lastRow);
      mix(near, strip.place(neighbour), y % 2 == 0 ? 1 : 2);
    } else if (across == 2 && down == 1 && columns > FEW) {
      widen(near);
    } else {
      repeat(near);
    }
    return row;
  }

  private void mix(int near, int far, int rounding) {
    byte[] samples = strip.samples();
    if (across == 1) {
      for (int x = 0; x < columns; x++) {
        row[x] =
            (byte) (((samples[near + x] & 0xff) * 3 + (samples[far + x] & 0xff) + rounding) >> 2);
      }
      return;
    }
    int left = (samples[near] & 0xff) * 3 + (samples[far] & 0xff);
    row[0] = (byte) ((left * 4 + 8) >> 4);
    for (int x = 1; x < columns; x++) {
      int right = (samples[near + x] & 0xff) * 3 + (samples[far + x] & 0xff);
      row[2 * x - 1] = (byte) ((left * 3 + right + 7) >> 4);
      row[2 * x] = (byte) ((right * 3 + left + 8) >> 4);
      left = right;
    }
    row[2 * columns - 1] = (byte) ((left * 4 + 7) >> 4);
  }

  private void widen(int near) {
    byte[] samples = strip.samples();
    int left = samples[near] & 0xff;
    row[0] = (byte) left;
    for (int x = 1; x < columns; x++) {
      int right = samples[near + x] & 0xff;
      row[2 * x - 1] = (byte) ((left * 3 + right + 2) >> 2);
      row[2 * x] = (byte) ((right * 3 + left + 1) >> 2);
      left = right;
    }
    row[2 * columns - 1] = (byte) left;
  }

  private void repeat(int near) {
    byte[] samples = strip.samples();
    if (across == 1) {
      System.arraycopy(samples, near, row, 0, columns);
      return;
    }
    for (int x = 0; x < row.length; x++) {
      row[x] = samples[near + x / across];
    }
  }
}
