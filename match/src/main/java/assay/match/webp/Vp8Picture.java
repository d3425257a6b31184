package assay.match.webp;

import assay.stage.UnreadableItemException;
import assay.verdict.Reason;

/** One picture coded as a key frame of VP8. */
public final class Vp8Picture {
  private static final int HEAD = 10;
  private static final int START_CODE = 0x9d012a;

  private final byte[] content;
  private final int from;
  private final int end;
  private final int width;
  private final int height;

  private Vp8Picture(byte[] content, int from, int end, int width, int height) {
    this.content = content;
    this.from = from;
    this.end = end;
    this.width = width;
    this.height = height;
  }

  /**
   * Looks at the head of a frame (9.1).
   *
   * @param from where it begins
   * @param end where it ends, within the content
   * @throws UnreadableItemException if it is cut, or no key frame
   */
  public static Vp8Picture of(byte[] content, int from, int end) throws UnreadableItemException {
    if (end - from < HEAD) {
      throw new UnreadableItemException(Reason.TRUNCATED, "the frame's head is cut");
    }
    boolean key = (content[from] & 1) == 0;
    int code = u8(content, from + 3) << 16 | u8(content, from + 4) << 8 | u8(content, from + 5);
    if (!key || code != START_CODE) {
      throw new UnreadableItemException(Reason.DECODE_ERROR, "does not start with a key frame");
    }
    int width = u16(content, from + 6) & 0x3fff; // the upper two bits ask viewers to enlarge it
    int height = u16(content, from + 8) & 0x3fff;
    return new Vp8Picture(content, from, end, width, height);
  }

  /** In pixels, 0..16383. */
  public int width() {
    return width;
  }

  /** In pixels, 0..16383. */
  public int height() {
    return height;
  }

  /** What decoding takes, in bytes. */
  public long memory() {
    long across = (width + 15L) / 16;
    long down = (height + 15L) / 16;
    return 385 * across * down + 200 * across + 4L * width;
  }

  /** Takes what is decoded. */
  public interface Rows {
    /** Is called now and then; throws what should end the decoding. */
    void goOn();

    /** Takes the next row, three bytes a pixel; the array is reused. */
    void row(byte[] rgb);
  }

  /**
   * Decodes, from top to bottom.
   *
   * @return whether the frame was all there; otherwise the rest is what its coding makes of zeros
   * @throws UnreadableItemException if nothing can be decoded
   */
  public boolean decode(Rows rows) throws UnreadableItemException {
    int tag = u16(content, from) | u8(content, from + 2) << 16;
    int partitions = Math.min(end, from + HEAD + (tag >> 5));
    BoolDecoder first = new BoolDecoder(content, from + HEAD, partitions);
    FrameHeader header = new FrameHeader(first);
    Vp8Frame frame = new Vp8Frame(header, (width + 15) / 16, (height + 15) / 16);
    boolean whole = frame.decode(first, partitions(header.partitions, partitions), rows);
    RgbRows rgb = frame.rgb(width, height);
    byte[] row = new byte[3 * width];
    for (int y = 0; y < height; y++) {
      rgb.row(y, row);
      rows.row(row);
    }
    return whole;
  }

  /** The partitions of coefficients, each with the rows whose number leaves its own (9.5). */
  private BoolDecoder[] partitions(int count, int sizes) {
    BoolDecoder[] decoders = new BoolDecoder[count];
    int begin = Math.min(end, sizes + 3 * (count - 1));
    for (int i = 0; i < count; i++) {
      int at = sizes + 3 * i;
      boolean last = i == count - 1 || at + 3 > end;
      int length = last ? end - begin : u16(content, at) | u8(content, at + 2) << 16;
      int stop = Math.min(end, begin + length);
      decoders[i] = new BoolDecoder(content, begin, stop);
      begin = stop;
    }
    return decoders;
  }

  private static int u8(byte[] content, int at) {
    return content[at] & 0xff;
  }

  private static int u16(byte[] content, int at) {
    return u8(content, at) | u8(content, at + 1) << 8;
  }
}
