package assay.match.decode;

import assay.stage.UnreadableItemException;
import assay.verdict.Reason;
import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageReader;

/**
 * An animated WebP as a viewer shows it. The frames are placed by their chunks ({@code ANMF}, RFC
 * 9649, section 2.7.1.1), and decoded as they are stored by TwelveMonkeys.
 */
final class WebpAnimation {
  private static final int FIRST_CHUNK = 12;
  private static final long FRAME = 0x414e4d46; // "ANMF"
  private static final int DISPOSES = 1;
  private static final int REPLACES = 2;

  private final Numbers bytes;
  private final Attempt attempt;
  private final List<Frame> frames = new ArrayList<>();

  private WebpAnimation(byte[] content, Attempt attempt) {
    this.bytes = new Numbers(content);
    this.attempt = attempt;
  }

  private record Frame(RgbaCanvas.Place place, boolean disposes) {}

  /** Whether there are frames. */
  static boolean is(byte[] content) throws UnreadableItemException {
    WebpAnimation animation = new WebpAnimation(content, null);
    animation.walk();
    return !animation.frames.isEmpty();
  }

  /**
   * Hands over every frame.
   *
   * @param content as long as it says; what is missing of it is arbitrary
   */
  static void emit(byte[] content, Attempt attempt) throws UnreadableItemException, IOException {
    WebpAnimation animation = new WebpAnimation(content, attempt);
    animation.walk();
    ImageReader reader = Readers.WEBP.createReaderInstance();
    attempt.watch(reader);
    try (var in = new ByteArrayImageInputStream(content)) {
      reader.setInput(in, false, true);
      animation.show(reader, content.length);
    } finally {
      reader.dispose();
    }
  }

  private void walk() throws UnreadableItemException {
    long at = FIRST_CHUNK;
    while (bytes.reaches(at + 8)) {
      long length = bytes.u32le(at + 4);
      if (bytes.u32be(at) == FRAME && bytes.reaches(at + 24)) {
        frames.add(frame(at + 8));
      }
      at += 8 + length + length % 2;
    }
  }

  private Frame frame(long at) throws UnreadableItemException {
    int flags = bytes.u8(at + 15);
    return new Frame(
        new RgbaCanvas.Place(
            2 * number(at),
            2 * number(at + 3),
            1 + number(at + 6),
            1 + number(at + 9),
            (flags & REPLACES) == 0),
        (flags & DISPOSES) != 0);
  }

  /** 24 bits, least significant byte first. */
  private int number(long at) throws UnreadableItemException {
    return bytes.u16le(at) | bytes.u8(at + 2) << 16;
  }

  private void show(ImageReader reader, int length) throws UnreadableItemException, IOException {
    int width = 1 + number(FIRST_CHUNK + 12);
    int height = 1 + number(FIRST_CHUNK + 15);
    attempt.admit(
        width, height, length + (RgbaCanvas.BYTES_PER_PIXEL + 16) * (long) width * height);
    RgbaCanvas canvas = new RgbaCanvas(width, height);
    if (reader.getNumImages(true) != frames.size()) {
      attempt.fault(Reason.DECODE_ERROR);
    }
    for (int page = 0; page < Math.min(frames.size(), reader.getNumImages(true)); page++) {
      attempt.goOn();
      Frame frame = frames.get(page);
      RgbaCanvas.Place place = frame.place();
      if (place.left() + place.width() > width || place.top() + place.height() > height) {
        throw new UnreadableItemException(
            Reason.DECODE_ERROR, "a frame does not lie within its picture");
      }
      canvas.draw(rgba(ReaderPages.read(reader, page), place), place);
      canvas.emit(attempt);
      if (frame.disposes()) {
        canvas.clear(place);
      }
    }
  }

  private static byte[] rgba(BufferedImage image, RgbaCanvas.Place place)
      throws UnreadableItemException {
    Raster raster = image.getRaster();
    int bands = raster.getNumBands();
    if (image.getWidth() != place.width() || image.getHeight() != place.height() || bands < 3) {
      throw new UnreadableItemException(Reason.DECODE_ERROR, "a frame is not as it is placed");
    }
    byte[] rgba = new byte[4 * place.width() * place.height()];
    int[] row = new int[bands * place.width()];
    for (int y = 0; y < place.height(); y++) {
      raster.getPixels(0, y, place.width(), 1, row);
      for (int x = 0; x < place.width(); x++) {
        int to = 4 * (y * place.width() + x);
        for (int c = 0; c < 3; c++) {
          rgba[to + c] = (byte) row[bands * x + c];
        }
        rgba[to + 3] = (byte) (bands > 3 ? row[bands * x + 3] : 255);
      }
    }
    return rgba;
  }
}
