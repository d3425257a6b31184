package assay.dataset.mds;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.Optional;
import java.util.zip.Adler32;
import java.util.zip.CRC32;

/**
 * Raw pixels as Pillow keeps them, behind width, height and the name of their mode. They are handed
 * on as a PNG, not compressed: the same pixels, in a form that has a signature.
 */
final class PilPicture {
  /** By Pillow's mode: bits a pixel, colour type of PNG (W3C PNG, table 12). */
  private static final Map<String, int[]> MODES =
      Map.of(
          "1", new int[] {1, 0},
          "L", new int[] {8, 0},
          "LA", new int[] {16, 4},
          "RGB", new int[] {24, 2},
          "RGBA", new int[] {32, 6});

  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  private static final int HEADER = 3 * Integer.BYTES;

  /** The longest stored block of deflate (RFC 1951). */
  private static final int BLOCK = 65_535;

  private final byte[] bytes;
  private final int pixels;
  private final int width;
  private final int height;
  private final int[] mode;
  private final int row;

  private PilPicture(byte[] bytes, int pixels, int width, int height, int[] mode, int row) {
    this.bytes = bytes;
    this.pixels = pixels;
    this.width = width;
    this.height = height;
    this.mode = mode;
    this.row = row;
  }

  /** Takes bytes one after another. */
  @FunctionalInterface
  interface Sink {
    void accept(byte[] buffer, int offset, int length);
  }

  /** Empty if it is no such picture, or its pixels are of another kind than these. */
  static Optional<PilPicture> of(byte[] bytes, int start, int length) {
    if (length < HEADER) {
      return Optional.empty();
    }
    ByteBuffer head = ByteBuffer.wrap(bytes, start, HEADER).order(ByteOrder.LITTLE_ENDIAN);
    long width = Integer.toUnsignedLong(head.getInt());
    long height = Integer.toUnsignedLong(head.getInt());
    long named = Integer.toUnsignedLong(head.getInt());
    if (named > length - HEADER || width == 0 || height == 0) {
      return Optional.empty();
    }
    String name = new String(bytes, start + HEADER, (int) named, US_ASCII);
    int[] mode = MODES.get(name);
    if (mode == null || width > Integer.MAX_VALUE / 64 || height > Integer.MAX_VALUE) {
      return Optional.empty();
    }
    long row = (width * mode[0] + 7) / 8;
    int pixels = start + HEADER + (int) named;
    return row * height == length - HEADER - named
        ? Optional.of(new PilPicture(bytes, pixels, (int) width, (int) height, mode, (int) row))
        : Optional.empty();
  }

  void writePng(Sink sink) {
    sink.accept(SIGNATURE, 0, SIGNATURE.length);
    byte[] head =
        ByteBuffer.allocate(13)
            .putInt(width)
            .putInt(height)
            .put((byte) Math.min(8, mode[0]))
            .put((byte) mode[1])
            .array();
    chunk("IHDR", head, head.length, sink);
    rows(sink);
    chunk("IEND", new byte[0], 0, sink);
  }

  /** Each block of pixels is a chunk of its own; together they are one zlib stream (RFC 1950). */
  private void rows(Sink sink) {
    Adler32 sum = new Adler32();
    byte[] block = new byte[BLOCK];
    chunk("IDAT", new byte[] {0x78, 0x01}, 2, sink);
    int used = 0;
    for (int y = 0; y < height; y++) {
      for (int x = -1; x < row; ) {
        if (used == BLOCK) {
          stored(block, used, false, sum, sink);
          used = 0;
        }
        if (x < 0) {
          block[used++] = 0; // no filter
          x = 0;
        } else {
          int n = Math.min(row - x, BLOCK - used);
          System.arraycopy(bytes, pixels + y * row + x, block, used, n);
          used += n;
          x += n;
        }
      }
    }
    stored(block, used, true, sum, sink);
    byte[] end = ByteBuffer.allocate(4).putInt((int) sum.getValue()).array();
    chunk("IDAT", end, end.length, sink);
  }

  private static void stored(byte[] block, int used, boolean last, Adler32 sum, Sink sink) {
    sum.update(block, 0, used);
    byte[] data =
        ByteBuffer.allocate(5 + used)
            .order(ByteOrder.LITTLE_ENDIAN)
            .put((byte) (last ? 1 : 0))
            .putShort((short) used)
            .putShort((short) ~used)
            .put(block, 0, used)
            .array();
    chunk("IDAT", data, data.length, sink);
  }

  private static void chunk(String type, byte[] data, int length, Sink sink) {
    byte[] name = type.getBytes(US_ASCII);
    CRC32 crc = new CRC32();
    crc.update(name);
    crc.update(data, 0, length);
    byte[] chunk =
        ByteBuffer.allocate(12 + length)
            .putInt(length)
            .put(name)
            .put(data, 0, length)
            .putInt((int) crc.getValue())
            .array();
    sink.accept(chunk, 0, chunk.length);
  }
}
