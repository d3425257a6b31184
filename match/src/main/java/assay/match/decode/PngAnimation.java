package assay.match.decode;

import assay.stage.UnreadableItemException;
import assay.verdict.Reason;

/** The frames of an animated PNG, one after the other, as a viewer shows them. */
final class PngAnimation {
  private final PngFile file;
  private final PngHeader header;
  private final PngPixels pixels;
  private final byte[] content;
  private final Attempt attempt;

  PngAnimation(PngFile file, PngPixels pixels, byte[] content, Attempt attempt)
      throws UnreadableItemException {
    this.file = file;
    this.header = file.header();
    this.pixels = pixels;
    this.content = content;
    this.attempt = attempt;
  }

  /** Hands over every frame. */
  void emit() throws UnreadableItemException {
    long size = header.width() * header.height();
    attempt.admit(header.width(), header.height(), RgbaCanvas.BYTES_PER_PIXEL * size);
    RgbaCanvas canvas = new RgbaCanvas((int) header.width(), (int) header.height());
    boolean first = true;
    for (PngFrame frame : file.frames()) {
      attempt.goOn();
      if (!frame.isWithin(header)) {
        throw new UnreadableItemException(
            Reason.DECODE_ERROR, "a frame does not lie within its picture");
      }
      show(frame, first, canvas);
      first = false;
    }
  }

  private void show(PngFrame frame, boolean first, RgbaCanvas canvas)
      throws UnreadableItemException {
    RgbaCanvas.Place place =
        new RgbaCanvas.Place(
            (int) frame.left(),
            (int) frame.top(),
            (int) frame.width(),
            (int) frame.height(),
            frame.over());
    byte[] before = frame.disposal() == PngFrame.AS_BEFORE && !first ? canvas.copy() : new byte[0];
    canvas.draw(rgba(frame), place);
    canvas.emit(attempt);
    if (before.length > 0) {
      canvas.restore(before);
    } else if (frame.disposal() != 0) {
      canvas.clear(place); // also the first one, before which there was nothing
    }
  }

  /** What cannot be inflated is transparent and black. */
  private byte[] rgba(PngFrame frame) {
    PngHeader own = frame.header(header);
    int width = (int) own.width();
    int height = (int) own.height();
    byte[] rgba = new byte[4 * width * height];
    int[][] passes = own.interlaced() ? PngDecoder.PASSES : new int[][] {{0, 0, 1, 1}};
    try (PngScanlines lines = new PngScanlines(content, frame.data(), own)) {
      for (int[] pass : passes) {
        int passWidth = (width - pass[0] + pass[2] - 1) / pass[2];
        if (passWidth <= 0) {
          continue;
        }
        lines.begin((int) own.rowBytes(passWidth));
        byte[] colours = new byte[passWidth * own.channels()];
        for (int y = pass[1]; y < height; y += pass[3]) {
          attempt.goOn();
          byte[] line = lines.next();
          if (line.length == 0) {
            attempt.fault(Reason.DECODE_ERROR);
            return rgba;
          }
          pixels.expand(line, passWidth, colours);
          for (int x = 0; x < passWidth; x++) {
            int to = 4 * (y * width + pass[0] + x * pass[2]);
            for (int c = 0; c < 3; c++) {
              rgba[to + c] = colours[x * own.channels() + (own.channels() == 3 ? c : 0)];
            }
            rgba[to + 3] = (byte) pixels.alpha(line, x);
          }
        }
      }
    }
    return rgba;
  }
}
