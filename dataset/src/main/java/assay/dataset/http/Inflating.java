package assay.dataset.http;

import assay.verdict.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Undoes {@code gzip} (RFC 1952, also several members) and {@code deflate}, with a zlib wrapper as
 * the standard says or without as some servers do.
 */
final class Inflating extends InputStream {
  private static final int BLOCK = 1 << 16;

  private final InputStream in;
  private final boolean gzip;
  private final Inflater inflater;
  private final CRC32 crc = new CRC32();
  private final byte[] input = new byte[BLOCK];
  private int from;
  private int to;
  private boolean ended;

  private Inflating(InputStream in, boolean gzip, boolean raw) {
    this.in = in;
    this.gzip = gzip;
    this.inflater = new Inflater(raw);
  }

  static InputStream gzip(InputStream in) {
    return new Opening(in, true, true);
  }

  static InputStream deflate(InputStream in, byte[] head) {
    boolean zlib =
        head.length > 1
            && ((head[0] & 0xff) << 8 | (head[1] & 0xff)) % 31 == 0
            && (head[0] & 15) == 8;
    return new Opening(in, false, !zlib);
  }

  /** Reads the gzip header when the first byte is asked for, so that opening cannot fail. */
  private static final class Opening extends InputStream {
    private final Inflating inflating;
    private boolean opened;

    Opening(InputStream in, boolean gzip, boolean raw) {
      inflating = new Inflating(in, gzip, raw);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      if (!opened && inflating.gzip) {
        inflating.header();
      }
      opened = true;
      return inflating.read(buffer, offset, length);
    }

    @Override
    public void close() {
      inflating.close();
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, buffer.length);
    while (!ended) {
      int n = inflate(buffer, offset, length);
      if (n > 0) {
        crc.update(buffer, offset, n);
        return n;
      } else if (inflater.finished()) {
        from = to - inflater.getRemaining();
        ended = !gzip || !nextMember();
      } else if (inflater.needsDictionary()) {
        throw wrong("asks for a dictionary");
      } else {
        inflater.setInput(input, fill(), to);
        from = to;
      }
    }
    requireNothingElse();
    return -1;
  }

  private int inflate(byte[] buffer, int offset, int length) throws CodingFailed {
    try {
      return inflater.inflate(buffer, offset, length);
    } catch (DataFormatException e) {
      throw wrong("is damaged");
    }
  }

  /** Refills the buffer; returns 0, where its bytes begin. */
  private int fill() throws IOException {
    to = in.read(input, 0, BLOCK);
    if (to < 0) {
      to = 0;
      throw new CodingFailed(Reason.TRUNCATED, "compressed content ends early");
    }
    return 0;
  }

  private int next() throws IOException {
    if (from == to) {
      from = fill();
    }
    return input[from++] & 0xff;
  }

  private void header() throws IOException {
    require(0x1f);
    require(0x8b);
    require(8);
    int flags = next();
    for (int i = 0; i < 6; i++) {
      next();
    }
    if ((flags & 4) != 0) {
      for (int extra = next() | next() << 8; extra > 0; extra--) {
        next();
      }
    }
    skipText((flags & 8) != 0);
    skipText((flags & 16) != 0);
    if ((flags & 2) != 0) {
      next();
      next();
    }
    inflater.setInput(input, from, to - from);
    from = to;
  }

  private void require(int expected) throws IOException {
    if (next() != expected) {
      throw wrong("has no gzip header");
    }
  }

  private void skipText(boolean present) throws IOException {
    while (present && next() != 0) {
      // every byte is read from a body that ends
    }
  }

  private boolean nextMember() throws IOException {
    long checksum = littleEndian();
    long length = littleEndian();
    if (checksum != crc.getValue() || length != (inflater.getBytesWritten() & 0xffffffffL)) {
      throw wrong("has a wrong checksum");
    }
    if (from == to) {
      to = Math.max(0, in.read(input, 0, BLOCK));
      from = 0;
    }
    if (from == to || input[from] != 0x1f) {
      return false;
    }
    inflater.reset();
    crc.reset();
    header();
    return true;
  }

  private long littleEndian() throws IOException {
    long value = 0;
    for (int i = 0; i < 4; i++) {
      value |= (long) next() << (8 * i);
    }
    return value;
  }

  /** Bytes that nobody would see are not passed over, unless they are padding. */
  private void requireNothingElse() throws IOException {
    while (to >= 0) {
      for (; from < to; from++) {
        if (input[from] != 0 && input[from] != '\r' && input[from] != '\n') {
          throw new CodingFailed(Reason.MALFORMED, "bytes follow the compressed content");
        }
      }
      from = 0;
      to = in.read(input, 0, BLOCK);
    }
    from = 0;
    to = 0;
  }

  private static CodingFailed wrong(String what) {
    return new CodingFailed(Reason.ENCODING, "compressed content " + what);
  }

  @Override
  public void close() {
    inflater.end();
  }
}
