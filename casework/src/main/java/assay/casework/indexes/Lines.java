package assay.casework.indexes;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Optional;

/** Cuts a stream into lines of UTF-8. */
final class Lines {
  private static final int LONGEST = 1 << 20;

  private final InputStream in;
  private final byte[] buffer = new byte[1 << 16];
  private int at;
  private int end;

  Lines(InputStream in) {
    this.in = in;
  }

  /**
   * The next line without its end; empty after the last.
   *
   * @throws MalformedException if a line is beyond all measure; nothing can follow
   */
  Optional<String> next() throws IOException, MalformedException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(256);
    boolean any = false;
    while (fill()) {
      any = true;
      int from = at;
      while (at < end && buffer[at] != '\n') {
        at++;
      }
      line.write(buffer, from, at - from);
      if (at < end) {
        at++;
        return Optional.of(text(line.toByteArray()));
      } else if (line.size() > LONGEST) {
        throw new MalformedException("a line has more than " + LONGEST + " bytes");
      }
    }
    return any ? Optional.of(text(line.toByteArray())) : Optional.empty();
  }

  private boolean fill() throws IOException {
    if (at == end) {
      at = 0;
      end = Math.max(0, in.read(buffer));
    }
    return at < end;
  }

  /** What is not UTF-8 becomes a replacement character, by which an address is told and refused. */
  private static String text(byte[] line) {
    int length = line.length > 0 && line[line.length - 1] == '\r' ? line.length - 1 : line.length;
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(line, 0, length)).toString();
    } catch (CharacterCodingException e) {
      return NOT_TEXT;
    }
  }

  /** Stands for a line that is not UTF-8; no format takes it for one of its own. */
  static final String NOT_TEXT = "\u0000";
}
