package assay.match.decode;

import assay.match.decode.PictureSink.RowSink;
import assay.stage.UnreadableItemException;

/** What a viewer of a GIF sees: the frames drawn over one another. */
final class GifCanvas {
  private final int width;
  private final int height;
  private final byte[] background = new byte[3];
  private byte[] rgb;

  GifCanvas(int width, int height, Palette palette, int backgroundIndex) {
    this.width = width;
    this.height = height;
    this.rgb = new byte[3 * width * height];
    palette.copy(backgroundIndex, background, 0);
    clear(0, 0, width, height);
  }

  long pixels() {
    return (long) width * height;
  }

  /** Draws a frame, hands over what is seen then, and disposes of the frame. */
  void show(GifFrame frame, byte[] indices, int filled, Attempt attempt)
      throws UnreadableItemException {
    byte[] before = frame.disposal() == GifFrame.TO_PREVIOUS ? rgb.clone() : rgb;
    draw(frame, indices, filled);
    emit(attempt);
    rgb = before;
    if (frame.disposal() == GifFrame.TO_BACKGROUND) {
      clear(frame.left(), frame.top(), frame.width(), frame.height());
    }
  }

  private void draw(GifFrame frame, byte[] indices, int filled) {
    int[] order = frame.rowOrder();
    for (int i = 0; i < filled; i++) {
      int x = frame.left() + i % frame.width();
      int y = frame.top() + order[i / frame.width()];
      int index = indices[i] & 0xff;
      if (index != frame.transparent() && x < width && y < height) {
        frame.palette().copy(index, rgb, 3 * (y * width + x));
      }
    }
  }

  private void emit(Attempt attempt) throws UnreadableItemException {
    RowSink rows = attempt.picture(width, height);
    float[] luma = new float[width];
    for (int y = 0; y < height; y++) {
      Luma.row(rgb, 3 * y * width, 3, luma);
      rows.row(luma);
    }
  }

  private void clear(int left, int top, int clearWidth, int clearHeight) {
    for (int y = top; y < Math.min(height, top + clearHeight); y++) {
      for (int x = left; x < Math.min(width, left + clearWidth); x++) {
        System.arraycopy(background, 0, rgb, 3 * (y * width + x), 3);
      }
    }
  }
}
