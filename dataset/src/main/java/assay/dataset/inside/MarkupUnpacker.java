package assay.dataset.inside;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import assay.dataset.io.Positioned;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;

/**
 * The {@code data:} addresses (RFC 2397) in a text: a page, a style sheet, a script, a drawing.
 *
 * <p>Those that are base64, whatever they say they are, and pictures that are percent-encoded.
 * Vector drawings are not among them: they are drawn by the page that has them.
 */
final class MarkupUnpacker implements Unpacker {
  private static final byte[] SCHEME = "data:".getBytes(ISO_8859_1);
  private static final int LONGEST_HEADER = 256;

  private final Positioned text;
  private final byte[] window = new byte[1 << 16];
  private long windowStart;
  private int windowLength;
  private long position;
  private int found;

  MarkupUnpacker(Positioned text) {
    this.text = text;
  }

  /** Whether there is any. */
  static boolean hasAny(Positioned text) throws IOException {
    return new MarkupUnpacker(text).next().isPresent();
  }

  @Override
  public Optional<Member> next() throws IOException {
    for (long at = scheme(position); at >= 0; at = scheme(position)) {
      position = at + SCHEME.length;
      byte[] header = text.peek(position, LONGEST_HEADER);
      int comma = comma(header);
      if (comma >= 0) {
        String kind = new String(header, 0, comma, ISO_8859_1).toLowerCase(Locale.ROOT).strip();
        boolean base64 = kind.endsWith(";base64");
        boolean drawing = kind.startsWith("image/svg");
        if (!drawing && (base64 || kind.startsWith("image/"))) {
          return Optional.of(member(position + comma + 1, base64, isQuoted(at)));
        }
      }
    }
    return Optional.empty();
  }

  private Member member(long start, boolean base64, boolean quoted) {
    position = start;
    return Member.of(
        "data:" + found++,
        Optional.empty(),
        () -> {
          InputStream rest = text.stream(start, text.length() - start);
          return base64 ? new Base64Text(rest, quoted) : new PercentText(rest);
        });
  }

  /** In quotes or parentheses, blanks do not end it. */
  private boolean isQuoted(long at) throws IOException {
    byte[] before = at == 0 ? new byte[0] : text.peek(at - 1, 1);
    return before.length == 1 && "\"'`(".indexOf(before[0]) >= 0;
  }

  /** Where the header ends; -1 if it is none. */
  private static int comma(byte[] header) {
    for (int i = 0; i < header.length; i++) {
      int c = header[i];
      if (c == ',') {
        return i;
      } else if (c <= ' ' || "<>()\\^`{|}".indexOf(c) >= 0) {
        return -1;
      }
    }
    return -1;
  }

  /** Where the next one may begin; -1 if none does. */
  private long scheme(long from) throws IOException {
    for (long at = from; at + SCHEME.length <= text.length(); at++) {
      if (isScheme(at)) {
        return at;
      }
    }
    return -1;
  }

  private boolean isScheme(long at) throws IOException {
    if (at + SCHEME.length > windowStart + windowLength || at < windowStart) {
      byte[] bytes = text.peek(at, window.length);
      System.arraycopy(bytes, 0, window, 0, bytes.length);
      windowStart = at;
      windowLength = bytes.length;
    }
    int offset = (int) (at - windowStart);
    for (int i = 0; i < SCHEME.length; i++) {
      if ((window[offset + i] | 0x20) != (SCHEME[i] | 0x20)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void close() {}
}
