package assay.match.decode;

import assay.stage.UnreadableItemException;
import assay.verdict.Reason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;

/**
 * The chunks of a PNG (W3C PNG, third edition, section 5), walked through without decoding.
 *
 * <p>A checksum is checked where a chunk decides what is seen; damage in a comment changes no
 * pixel.
 */
final class PngFile {
  private static final int SIGNATURE = 8;

  /** A chunk's length, type and checksum. */
  private static final int FRAMING = 12;

  private static final int IHDR = 0x49484452;
  private static final int PLTE = 0x504c5445;
  private static final int IDAT = 0x49444154;
  private static final int IEND = 0x49454e44;
  private static final int ACTL = 0x6163544c;
  private static final int FCTL = 0x6663544c;
  private static final int FDAT = 0x66644154;
  private static final int TRNS = 0x74524e53;

  private final byte[] content;
  private final Numbers bytes;
  private final Attempt attempt;
  private final List<Range> data = new ArrayList<>();
  private final List<PngFrame> frames = new ArrayList<>();
  private byte[] palette = {};
  private byte[] transparency = {};
  private long announced = 1;
  private long sequence;
  private int header;
  private boolean ended;

  /** Where a piece of the compressed pixels lies in the content. */
  record Range(int from, int length) {}

  private PngFile(byte[] content, Attempt attempt) {
    this.content = content;
    this.bytes = new Numbers(content);
    this.attempt = attempt;
  }

  /** Walks as far as the bytes go, and tells the attempt what is missing or damaged. */
  static PngFile of(byte[] content, Attempt attempt) throws UnreadableItemException {
    PngFile png = new PngFile(content, attempt);
    try {
      png.walk();
    } catch (UnreadableItemException cut) {
      if (png.header == 0) {
        throw cut;
      }
      attempt.fault(cut.reason());
    }
    if (png.announced != Math.max(1, png.frames.size())) {
      attempt.fault(Reason.TRUNCATED);
    }
    if (png.header == 0) {
      throw new UnreadableItemException(Reason.DECODE_ERROR, "has no header");
    }
    return png;
  }

  private void walk() throws UnreadableItemException {
    long at = SIGNATURE;
    while (!ended) {
      long length = bytes.u32be(at);
      int type = (int) bytes.u32be(at + 4);
      chunk(type, at + 8, length);
      at += FRAMING + length;
    }
  }

  private void chunk(int type, long at, long length) throws UnreadableItemException {
    if (!bytes.reaches(at + length + 4)) {
      cut(type, at, length);
      return;
    }
    boolean decides =
        (type & 0x20000000) == 0 || type == ACTL || type == FCTL || type == FDAT || type == TRNS;
    if (decides && crc((int) at - 4, (int) length + 4) != bytes.u32be(at + length)) {
      attempt.fault(Reason.DECODE_ERROR);
    }
    switch (type) {
      case IHDR -> header = (int) at;
      case PLTE -> palette = Arrays.copyOfRange(content, (int) at, (int) (at + length));
      case TRNS -> transparency = Arrays.copyOfRange(content, (int) at, (int) (at + length));
      case IDAT -> pixels((int) at, (int) length);
      case IEND -> ended = true;
      case ACTL -> announced = bytes.u32be(at);
      case FCTL -> {
        inSequence(at);
        frames.add(PngFrame.of(bytes, at, length));
      }
      case FDAT -> frame(at, length);
      default -> {
        // says nothing about pixels
      }
    }
  }

  /** The pixels of a cut chunk count as far as they go. */
  private void cut(int type, long at, long length) throws UnreadableItemException {
    if (type == IDAT && at < content.length) {
      pixels((int) at, (int) Math.min(length, content.length - at));
    }
    throw new UnreadableItemException(
        Reason.TRUNCATED,
        "chunk promises " + length + " bytes, " + Math.max(0, content.length - at) + " remain");
  }

  /** The default picture is the first frame as well, if a frame was begun before it. */
  private void pixels(int from, int length) {
    Range range = new Range(from, length);
    data.add(range);
    if (!frames.isEmpty()) {
      frames.get(0).data().add(range);
    }
  }

  /** The pixels of a frame that is not the default picture follow a sequence number. */
  private void frame(long at, long length) throws UnreadableItemException {
    if (frames.isEmpty() || length < 4) {
      throw new UnreadableItemException(Reason.DECODE_ERROR, "pixels that belong to no frame");
    }
    inSequence(at);
    frames.get(frames.size() - 1).data().add(new Range((int) at + 4, (int) length - 4));
  }

  private void inSequence(long at) throws UnreadableItemException {
    if (bytes.u32be(at) != sequence++) {
      attempt.fault(Reason.DECODE_ERROR); // one viewer sorts them, another gives up
    }
  }

  /** Whether there is more than the default picture. */
  boolean isAnimated() {
    return announced != 1 || !frames.isEmpty();
  }

  /** Those whose control chunk is here, in order. */
  List<PngFrame> frames() {
    return frames;
  }

  /** What {@code tRNS} says of alpha; empty if it is not there. */
  byte[] transparency() {
    return transparency;
  }

  private long crc(int from, int length) {
    CRC32 crc = new CRC32();
    crc.update(content, from, length);
    return crc.getValue();
  }

  /** What the header says; refused if no PNG can have it. */
  PngHeader header() throws UnreadableItemException {
    return new PngHeader(
            bytes.u32be(header),
            bytes.u32be(header + 4L),
            bytes.u8(header + 8L),
            bytes.u8(header + 9L),
            bytes.u8(header + 12L) == 1)
        .checked();
  }

  Palette palette() {
    return new Palette(palette);
  }

  List<Range> data() {
    return data;
  }
}
