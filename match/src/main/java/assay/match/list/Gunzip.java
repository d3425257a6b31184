package assay.match.list;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * The content of a gzip file (RFC 1952), member after member. The JDK's reader takes a second
 * member that is cut, or has not arrived yet, for the end; here every member must be whole.
 */
final class Gunzip extends InputStream {
  private static final int FHCRC = 2;
  private static final int FEXTRA = 4;
  private static final int FNAME = 8;
  private static final int FCOMMENT = 16;

  private final InputStream in;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 crc = new CRC32();
  private final byte[] buffer = new byte[1 << 13];
  private int at;
  private int end;
  private boolean inMember;
  private boolean begun;

  Gunzip(InputStream in) {
    this.in = in;
  }

  /** Whether a file that begins like this is one. */
  static boolean begins(byte[] head) {
    return head.length >= 2 && (head[0] & 0xff) == 0x1f && (head[1] & 0xff) == 0x8b;
  }

  /** The compressed data is damaged or cut. */
  private static final class BrokenException extends IOException {
    BrokenException() {
      super("the compressed data is broken or ends too early");
    }
  }

  /** Opens the elements of a file that is read through this class. */
  @FunctionalInterface
  interface Opening {
    ListElements open() throws IOException, ListFormatException;
  }

  /** The same elements; broken data is a fault of the file's. */
  static ListElements guarded(Opening opening) throws IOException, ListFormatException {
    try {
      ListElements elements = opening.open();
      return new ListElements() {
        @Override
        public Optional<ListElement> next() throws IOException, ListFormatException {
          try {
            return elements.next();
          } catch (BrokenException e) {
            throw refused(e);
          }
        }

        @Override
        public void close() throws IOException {
          elements.close();
        }
      };
    } catch (BrokenException e) {
      throw refused(e);
    }
  }

  private static ListFormatException refused(BrokenException e) {
    return new ListFormatException("gzip", e.getMessage());
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] out, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (inMember || beginMember()) {
      int inflated = inflate(out, offset, length);
      if (inflated > 0) {
        crc.update(out, offset, inflated);
        return inflated;
      } else if (inflater.finished()) {
        endMember();
      } else if (inflater.needsDictionary()) {
        throw new BrokenException();
      } else if (inflater.needsInput()) {
        require(fill());
        inflater.setInput(buffer, at, end - at);
        at = end;
      }
    }
    return -1;
  }

  private int inflate(byte[] out, int offset, int length) throws IOException {
    try {
      return inflater.inflate(out, offset, length);
    } catch (DataFormatException e) {
      throw new BrokenException();
    }
  }

  /** False at the end of the file. */
  private boolean beginMember() throws IOException {
    if (begun && !fill()) {
      return false;
    }
    begun = true;
    require(next() == 0x1f && next() == 0x8b && next() == Deflater.DEFLATED);
    int flags = next();
    skip(6);
    if ((flags & FEXTRA) != 0) {
      skip(next() | next() << 8);
    }
    skipText((flags & FNAME) != 0);
    skipText((flags & FCOMMENT) != 0);
    skip((flags & FHCRC) != 0 ? 2 : 0);
    inflater.reset();
    crc.reset();
    inMember = true;
    return true;
  }

  private void endMember() throws IOException {
    at = end - inflater.getRemaining();
    require(number() == crc.getValue());
    require(number() == (inflater.getBytesWritten() & 0xffffffffL));
    inMember = false;
  }

  private long number() throws IOException {
    return next() | next() << 8 | next() << 16 | (long) next() << 24;
  }

  private void skipText(boolean present) throws IOException {
    for (int b = present ? next() : 0; b != 0; b = next()) {
      // up to the zero byte
    }
  }

  private void skip(int bytes) throws IOException {
    for (int i = 0; i < bytes; i++) {
      next();
    }
  }

  private int next() throws IOException {
    require(fill());
    return buffer[at++] & 0xff;
  }

  private boolean fill() throws IOException {
    if (at == end) {
      at = 0;
      end = Math.max(0, in.read(buffer));
    }
    return at < end;
  }

  private static void require(boolean whole) throws BrokenException {
    if (!whole) {
      throw new BrokenException();
    }
  }

  @Override
  public void close() throws IOException {
    inflater.end();
    in.close();
  }
}
