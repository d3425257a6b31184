package assay.match.decode;

import assay.match.decode.PictureSink.RowSink;
import assay.stage.UnreadableItemException;
import assay.verdict.Reason;
import java.util.Arrays;

/**
 * PNG, row by row; only interlaced pictures and animations are ever whole in memory. What cannot be
 * inflated is black, as viewers show it. Of an animation the default picture comes first.
 */
final class PngDecoder implements LumaDecoder {
  /** The passes of interlacing: first column, first row, distance of columns, of rows. */
  static final int[][] PASSES = {
    {0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}
  };

  @Override
  public boolean stopsByItself(byte[] content) {
    return true;
  }

  @Override
  public void decode(byte[] content, Attempt attempt) throws UnreadableItemException {
    PngFile file = PngFile.of(content, attempt);
    PngHeader header = file.header();
    long row = 8 * header.width() * header.samples();
    long plane = header.width() * header.height() * header.channels();
    attempt.admit(header.width(), header.height(), header.interlaced() ? row + plane : row);
    PngPixels pixels = new PngPixels(header, file.palette(), file.transparency());
    Rows rowsOfPixels = new Rows(header, pixels, attempt);
    try (PngScanlines lines = new PngScanlines(content, file.data(), header)) {
      if (header.interlaced()) {
        rowsOfPixels.interlaced(lines);
      } else {
        rowsOfPixels.inOrder(lines);
      }
    }
    if (file.isAnimated()) {
      new PngAnimation(file, pixels, content, attempt).emit();
    }
  }

  /** One picture on its way from scan lines to luma. */
  private static final class Rows {
    private final PngHeader header;
    private final PngPixels pixels;
    private final Attempt attempt;
    private final int width;
    private final int height;
    private final int channels;
    private boolean broken;
    private boolean any;

    Rows(PngHeader header, PngPixels pixels, Attempt attempt) {
      this.header = header;
      this.pixels = pixels;
      this.attempt = attempt;
      this.width = (int) header.width();
      this.height = (int) header.height();
      this.channels = header.channels();
    }

    void inOrder(PngScanlines lines) throws UnreadableItemException {
      lines.begin((int) header.rowBytes(width));
      byte[] row = new byte[width * channels];
      float[] luma = new float[width];
      fill(lines, width, row);
      failIfEmpty();
      RowSink rows = attempt.picture(width, height);
      for (int y = 0; y < height; y++) {
        Luma.row(row, 0, channels, luma);
        rows.row(luma);
        if (y + 1 < height) {
          fill(lines, width, row);
        }
      }
    }

    void interlaced(PngScanlines lines) throws UnreadableItemException {
      byte[] plane = new byte[width * height * channels];
      for (int[] pass : PASSES) {
        pass(lines, pass, plane);
      }
      failIfEmpty();
      RowSink rows = attempt.picture(width, height);
      float[] luma = new float[width];
      for (int y = 0; y < height; y++) {
        Luma.row(plane, y * width * channels, channels, luma);
        rows.row(luma);
      }
    }

    private void pass(PngScanlines lines, int[] pass, byte[] plane) {
      int passWidth = (width - pass[0] + pass[2] - 1) / pass[2];
      if (passWidth <= 0) {
        return;
      }
      lines.begin((int) header.rowBytes(passWidth));
      byte[] row = new byte[passWidth * channels];
      for (int y = pass[1]; y < height && !broken; y += pass[3]) {
        attempt.goOn();
        fill(lines, passWidth, row);
        scatter(row, passWidth, pass, plane, y);
      }
    }

    private void scatter(byte[] row, int passWidth, int[] pass, byte[] plane, int y) {
      for (int x = 0; x < passWidth; x++) {
        int to = (y * width + pass[0] + x * pass[2]) * channels;
        System.arraycopy(row, x * channels, plane, to, channels);
      }
    }

    /** Fills {@code row} with the next pixels, or with black from where they end or are damaged. */
    private void fill(PngScanlines lines, int count, byte[] row) {
      byte[] line = broken ? new byte[0] : lines.next();
      if (line.length > 0) {
        any = true;
        pixels.expand(line, count, row);
        return;
      }
      broken = true;
      attempt.fault(Reason.DECODE_ERROR);
      Arrays.fill(row, (byte) 0);
    }

    private void failIfEmpty() throws UnreadableItemException {
      if (!any) {
        throw new UnreadableItemException(Reason.DECODE_ERROR, "not one row can be inflated");
      }
    }
  }
}
