package assay.dataset.warc;

import assay.dataset.io.ShardInput;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.Inflater;

/** Gzip members (RFC 1952). */
final class GzipCodec implements Codec {
  private static final int BLOCK = 1 << 16;
  private static final int FIXED = 10;
  private static final int LONGEST_TEXT = 1 << 16;
  private static final int FHCRC = 2;
  private static final int FEXTRA = 4;
  private static final int FNAME = 8;
  private static final int FCOMMENT = 16;
  private static final int RESERVED = 0xe0;

  private final Inflater inflater = new Inflater(true);
  private final byte[] input = new byte[BLOCK];

  @Override
  public boolean startsAt(ShardInput in, long position) throws IOException {
    byte[] head = in.peek(position, 4);
    return head.length == 4
        && (head[0] & 0xff) == 0x1f
        && (head[1] & 0xff) == 0x8b
        && head[2] == 8
        && (head[3] & RESERVED) == 0;
  }

  @Override
  public Member open(ShardInput in, long position) throws IOException {
    if (!startsAt(in, position)) {
      boolean cut = in.length() - position < FIXED;
      throw cut
          ? FramingLost.early("the file ends in a gzip header")
          : FramingLost.wrong("no gzip member begins here");
    }
    inflater.reset();
    return new GzipMember(in, headerEnd(in, position));
  }

  private static long headerEnd(ShardInput in, long start) throws IOException {
    int flags = in.peek(start, 4)[3];
    long at = start + FIXED;
    if ((flags & FEXTRA) != 0) {
      at += 2 + LittleEndian.read(in, at, 2, "gzip member"); // unsigned: up to 65,535
    }
    for (int text : new int[] {FNAME, FCOMMENT}) {
      if ((flags & text) != 0) {
        at = textEnd(in, at);
      }
    }
    if ((flags & FHCRC) != 0) {
      requireHeaderChecksum(in, start, at);
      at += 2;
    }
    return at;
  }

  private static long textEnd(ShardInput in, long start) throws IOException {
    byte[] text = in.peek(start, LONGEST_TEXT);
    for (int i = 0; i < text.length; i++) {
      if (text[i] == 0) {
        return start + i + 1;
      }
    }
    throw FramingLost.early("a gzip header does not end");
  }

  private static void requireHeaderChecksum(ShardInput in, long start, long end)
      throws IOException {
    CRC32 crc = new CRC32();
    crc.update(in.peek(start, (int) (end - start)));
    if ((crc.getValue() & 0xffff) != LittleEndian.read(in, end, 2, "gzip member")) {
      throw FramingLost.early("a gzip header's checksum is wrong");
    }
  }

  /** Level 6, no name, no time: the same bytes every time. */
  @Override
  public void pack(OutputStream out, Body body) throws IOException {
    CRC32 crc = new CRC32();
    out.write(new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff});
    Deflater deflater = new Deflater(6, true);
    try {
      DeflaterOutputStream packed = new DeflaterOutputStream(out, deflater, BLOCK);
      body.writeTo(
          new OutputStream() {
            @Override
            public void write(int b) throws IOException {
              write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] buffer, int offset, int length) throws IOException {
              crc.update(buffer, offset, length);
              packed.write(buffer, offset, length);
            }
          });
      packed.finish();
      writeLittleEndian(out, crc.getValue());
      writeLittleEndian(out, deflater.getBytesRead());
    } finally {
      deflater.end();
    }
  }

  private static void writeLittleEndian(OutputStream out, long value) throws IOException {
    for (int i = 0; i < 4; i++) {
      out.write((int) (value >>> (8 * i)));
    }
  }

  @Override
  public void close() {
    inflater.end();
  }

  private final class GzipMember implements Member {
    private final ShardInput in;
    private final long dataStart;
    private final CRC32 crc = new CRC32();
    private long next;
    private long end = -1;

    GzipMember(ShardInput in, long dataStart) {
      this.in = in;
      this.dataStart = dataStart;
      this.next = dataStart;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      while (end < 0) {
        int n = inflate(buffer, offset, length);
        if (n > 0) {
          crc.update(buffer, offset, n);
          return n;
        } else if (inflater.finished()) {
          verify();
        } else if (inflater.needsDictionary()) {
          throw FramingLost.early("gzip data asks for a dictionary");
        } else {
          feed();
        }
      }
      return -1;
    }

    private int inflate(byte[] buffer, int offset, int length) throws FramingLost {
      try {
        return inflater.inflate(buffer, offset, length);
      } catch (DataFormatException e) {
        throw FramingLost.early("gzip data are damaged");
      }
    }

    private void feed() throws IOException {
      int n = in.read(next, input, 0, BLOCK);
      if (n < 0) {
        throw FramingLost.early("the file ends in a gzip member");
      }
      inflater.setInput(input, 0, n);
      next += n;
    }

    private void verify() throws IOException {
      long trailer = dataStart + inflater.getBytesRead();
      if (LittleEndian.read(in, trailer, 4, "gzip member") != crc.getValue()) {
        throw FramingLost.early("a gzip checksum is wrong");
      }
      if (LittleEndian.read(in, trailer + 4, 4, "gzip member")
          != (inflater.getBytesWritten() & 0xffffffffL)) {
        throw FramingLost.early("a gzip length is wrong");
      }
      end = trailer + 8;
    }

    @Override
    public long end() {
      return end;
    }

    @Override
    public long dataBytes() {
      return end - 8 - dataStart;
    }
  }
}
