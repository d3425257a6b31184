package assay.match.decode;

import assay.match.decode.PictureSink.RowSink;
import assay.stage.UnreadableItemException;

/**
 * What a viewer of an animation with alpha sees: the frames laid over one another. At first all of
 * it is transparent and black. What is handed over has its colours as they are; alpha is dropped.
 */
final class RgbaCanvas {
  /** Two canvases and a frame of four bytes a pixel, and a row. */
  static final long BYTES_PER_PIXEL = 16;

  private final int width;
  private final int height;
  private byte[] rgba;

  RgbaCanvas(int width, int height) {
    this.width = width;
    this.height = height;
    this.rgba = new byte[Math.multiplyExact(4, Math.multiplyExact(width, height))];
  }

  /**
   * Where and how a frame is drawn; it lies within the canvas.
   *
   * @param over whether it is laid over what is there, by its alpha, or replaces it
   */
  record Place(int left, int top, int width, int height, boolean over) {}

  /** A copy of all pixels, to go back to. */
  byte[] copy() {
    return rgba.clone();
  }

  void restore(byte[] copy) {
    rgba = copy;
  }

  void draw(byte[] frame, Place place) {
    for (int y = 0; y < place.height(); y++) {
      int to = 4 * ((place.top() + y) * width + place.left());
      int from = 4 * y * place.width();
      if (place.over()) {
        for (int x = 0; x < place.width(); x++) {
          over(frame, from + 4 * x, to + 4 * x);
        }
      } else {
        System.arraycopy(frame, from, rgba, to, 4 * place.width());
      }
    }
  }

  /** The colours are not multiplied by their alpha. */
  private void over(byte[] frame, int from, int to) {
    int alpha = frame[from + 3] & 0xff;
    int below = (rgba[to + 3] & 0xff) * (255 - alpha);
    int sum = 255 * alpha + below;
    if (alpha == 0) {
      return;
    }
    for (int c = 0; c < 3; c++) {
      int mixed = 255 * alpha * (frame[from + c] & 0xff) + below * (rgba[to + c] & 0xff);
      rgba[to + c] = (byte) ((mixed + sum / 2) / sum);
    }
    rgba[to + 3] = (byte) ((sum + 127) / 255);
  }

  void clear(Place place) {
    draw(
        new byte[4 * place.width() * place.height()],
        new Place(place.left(), place.top(), place.width(), place.height(), false));
  }

  /** Hands over what is seen now. */
  void emit(Attempt attempt) throws UnreadableItemException {
    RowSink rows = attempt.picture(width, height);
    float[] luma = new float[width];
    byte[] rgb = new byte[3 * width];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        System.arraycopy(rgba, 4 * (y * width + x), rgb, 3 * x, 3);
      }
      Luma.row(rgb, 0, 3, luma);
      rows.row(luma);
    }
  }
}
