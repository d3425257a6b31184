package assay.match.decode;

import assay.stage.UnreadableItemException;
import assay.verdict.Reason;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/**
 * A JP2 file (ITU-T T.800, annex I) or a bare codestream.
 *
 * @param header the boxes that tell what the components mean; empty if it is bare
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Jpeg2000File(byte[] header, Jpeg2000Codestream codestream) {
  private static final int CODESTREAM = 0xff4fff51;

  /** Grey, red-green-blue and luma-chroma, by their numbers in the box {@code colr}. */
  private static final List<Long> COLOUR_SPACES = List.of(16L, 17L, 18L);

  /** The same, in the header of a colour profile. */
  private static final List<Long> PROFILE_SPACES = List.of(ascii("GRAY"), ascii("RGB "));

  /** With alpha. */
  private static final int MOST_COMPONENTS = 4;

  static Jpeg2000File read(byte[] content, Attempt attempt) throws UnreadableItemException {
    Numbers bytes = new Numbers(content);
    Jpeg2000File file =
        (int) bytes.u32be(0) == CODESTREAM
            ? new Jpeg2000File(new byte[0], Jpeg2000Codestream.read(content))
            : new Walk(content, attempt).toTheEnd();
    if (file.codestream.components() > MOST_COMPONENTS) {
      throw unsupported(file.codestream.components() + " components");
    }
    if (!file.codestream.whole()) {
      attempt.fault(Reason.TRUNCATED);
    }
    return file;
  }

  /** What a decoder needs of it, and nothing else. */
  List<byte[]> pieces() {
    byte[] bytes = codestream.bytes();
    if (header.length == 0) {
      return List.of(bytes);
    }
    byte[] box = ByteBuffer.allocate(8).putInt(8 + bytes.length).putInt((int) Walk.JP2C).array();
    return List.of(header, box, bytes);
  }

  private static long ascii(String four) {
    long value = 0;
    for (int i = 0; i < 4; i++) {
      value = value << 8 | four.charAt(i);
    }
    return value;
  }

  private static UnreadableItemException unsupported(String found) {
    return new UnreadableItemException(Reason.UNSUPPORTED_MEDIA, found);
  }

  /** One pass over the boxes. */
  private static final class Walk {
    private static final long JP2C = ascii("jp2c");
    private static final long JP2H = ascii("jp2h");
    private static final long FTYP = ascii("ftyp");
    private static final long COLR = ascii("colr");
    private static final int SIGNATURE = 12;

    private final byte[] content;
    private final Numbers bytes;
    private final Attempt attempt;
    private byte[] header;
    private byte[] stream = {};

    Walk(byte[] content, Attempt attempt) {
      this.content = content;
      this.bytes = new Numbers(content);
      this.attempt = attempt;
      this.header = Arrays.copyOf(content, Math.min(SIGNATURE, content.length));
    }

    Jpeg2000File toTheEnd() throws UnreadableItemException {
      long at = SIGNATURE;
      while (at < content.length) {
        at = box(at);
      }
      if (stream.length == 0) {
        throw new UnreadableItemException(Reason.TRUNCATED, "a file without a codestream");
      }
      return new Jpeg2000File(header, Jpeg2000Codestream.read(stream));
    }

    private long box(long at) throws UnreadableItemException {
      long length = bytes.u32be(at);
      long type = bytes.u32be(at + 4);
      long body = at + 8;
      if (length == 1) {
        length = bytes.u32be(body) << 32 | bytes.u32be(body + 4);
        body += 8;
      } else if (length == 0) {
        length = content.length - at;
      }
      long end = at + length;
      if (length < 0 || end < body) {
        throw new UnreadableItemException(
            Reason.DECODE_ERROR, "byte " + at + ": a box is shorter than its header");
      }
      if (!bytes.reaches(end)) {
        attempt.fault(Reason.TRUNCATED);
        end = content.length;
      }
      take(type, (int) at, (int) body, (int) end);
      return end;
    }

    private void take(long type, int at, int body, int end) throws UnreadableItemException {
      if (type == JP2C && stream.length == 0) {
        stream = Arrays.copyOfRange(content, body, end);
      } else if (type == JP2C) {
        attempt.fault(Reason.UNSUPPORTED_MEDIA); // a further picture, or layer
      } else if (type == FTYP || type == JP2H) {
        append(Arrays.copyOfRange(content, at, end));
      }
      if (type == JP2H) {
        checkColours(body, end);
      }
    }

    private void append(byte[] box) {
      int from = header.length;
      header = Arrays.copyOf(header, from + box.length);
      System.arraycopy(box, 0, header, from, box.length);
    }

    /** The first description of the colours is the one that counts. */
    private void checkColours(int from, int end) throws UnreadableItemException {
      long at = from;
      while (at + 8 <= end) {
        if (bytes.u32be(at + 4) == COLR) {
          checkColour(at + 8);
          return;
        }
        at += Math.max(8, bytes.u32be(at));
      }
    }

    private void checkColour(long at) throws UnreadableItemException {
      int method = bytes.u8(at);
      boolean known =
          switch (method) {
            case 1 -> COLOUR_SPACES.contains(bytes.u32be(at + 3));
            case 2 -> PROFILE_SPACES.contains(bytes.u32be(at + 3 + 16));
            default -> true; // the number of components decides
          };
      if (!known) {
        throw unsupported("colours are neither grey, RGB nor YCC");
      }
    }
  }
}
