package assay.match.decode;

import assay.match.child.RowTaker;
import assay.match.decode.PictureSink.RowSink;
import assay.match.heif.Crop;
import assay.match.heif.HeifPicture;
import java.util.Arrays;

/**
 * Puts the tiles of a picture, which come one after the other, into rows of luma. Keeps one row of
 * tiles at most; a picture of one tile passes through.
 */
final class TileRows implements RowTaker {
  private final HeifPicture picture;
  private final Crop crop;
  private final RowSink rows;
  private final int tileWidth;
  private final int tileHeight;
  private final float[][] band;
  private final float[] tileRow;
  private final float[] shown;
  private int column;
  private int bandTop;
  private int y;

  /**
   * Takes the tiles.
   *
   * @param crop the part of the canvas that is handed over
   */
  TileRows(HeifPicture picture, Crop crop, RowSink rows) {
    this.picture = picture;
    this.crop = crop;
    this.rows = rows;
    this.tileWidth = picture.coded().width();
    this.tileHeight = picture.coded().height();
    this.band = new float[height(picture)][picture.canvas().width()];
    this.tileRow = new float[tileWidth];
    this.shown = new float[crop.width()];
  }

  private static int height(HeifPicture picture) {
    return picture.columns() == 1 ? 1 : picture.coded().height();
  }

  static long bytes(HeifPicture picture) {
    return (long) Float.BYTES * height(picture) * picture.canvas().width();
  }

  @Override
  public void row(byte[] rgb) {
    Luma.row(rgb, 0, 3, tileRow);
    int x = column * tileWidth;
    float[] target = band[y % band.length];
    if (x < target.length) {
      System.arraycopy(tileRow, 0, target, x, Math.min(tileWidth, target.length - x));
    }
    if (picture.columns() == 1) {
      emit(bandTop + y, target);
    }
    y++;
    if (y == tileHeight) {
      endTile();
    }
  }

  private void endTile() {
    y = 0;
    column++;
    if (column == picture.columns()) {
      column = 0;
      endBand();
    }
  }

  private void endBand() {
    if (picture.columns() > 1) {
      for (int row = 0; row < tileHeight; row++) {
        emit(bandTop + row, band[row]);
      }
    }
    bandTop += tileHeight;
  }

  /** Fills up with black what tiles are missing. */
  void finish() {
    if (column > 0) {
      int left = column * tileWidth;
      for (float[] row : band) {
        Arrays.fill(row, Math.min(left, row.length), row.length, 0);
      }
      column = 0;
      endBand();
    }
    float[] black = new float[picture.canvas().width()];
    for (int row = bandTop; row < picture.canvas().height(); row++) {
      emit(row, black);
    }
  }

  private void emit(int row, float[] luma) {
    if (row >= crop.top() && row < crop.top() + crop.height()) {
      System.arraycopy(luma, crop.left(), shown, 0, shown.length);
      rows.row(shown);
    }
  }
}
