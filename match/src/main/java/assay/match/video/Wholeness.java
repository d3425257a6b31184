package assay.match.video;

import assay.stage.Content;
import assay.verdict.Reason;
import java.io.IOException;
import java.util.Optional;

/** Whether files that are decoded from front to back are as long as they say. */
final class Wholeness {
  private static final long SEGMENT = 0x18538067L;
  private static final long EBML = 0x1a45dfa3L;
  private static final long VOID = 0xecL;

  private Wholeness() {}

  /** Matroska (RFC 9559): a head, a segment and nothing else that could be shown. */
  static Optional<Reason> matroska(Content content) throws IOException {
    Bytes bytes = new Bytes(content);
    boolean segment = false;
    for (long at = 0; at < bytes.length(); ) {
      byte[] start = bytes.at(at, 12);
      int idLength = length(start, 0);
      int sizeLength = length(start, idLength);
      if (idLength + sizeLength > start.length) {
        return Optional.of(Reason.TRUNCATED);
      }
      long id = Bytes.big(start, 0, idLength);
      if ((id != EBML || at > 0) && (id != SEGMENT || segment) && id != VOID) {
        return Optional.of(Reason.MALFORMED); // a second film, which is not decoded
      }
      segment |= id == SEGMENT;
      long bits = 7L * sizeLength;
      long size = Bytes.big(start, idLength, sizeLength) & ((1L << bits) - 1);
      if (id == SEGMENT && size == (1L << bits) - 1) {
        return Optional.empty(); // written to a stream: it ends where it ends
      }
      at += idLength + sizeLength + size;
      if (at > bytes.length()) {
        return Optional.of(Reason.TRUNCATED);
      }
    }
    return segment ? Optional.empty() : Optional.of(Reason.TRUNCATED);
  }

  /** Of an identifier or a size, told by the leading zeros of its first byte. */
  private static int length(byte[] bytes, int at) {
    return at >= bytes.length || bytes[at] == 0
        ? bytes.length + 1 // of no element; nothing is as long
        : Integer.numberOfLeadingZeros(bytes[at] & 0xff) - 23;
  }

  /** AVI: one or, after OpenDML, several RIFF chunks. */
  static Optional<Reason> avi(Content content) throws IOException {
    Bytes bytes = new Bytes(content);
    for (long at = 0; at < bytes.length(); ) {
      byte[] start = bytes.at(at, 8);
      if (start.length < 8) {
        return Optional.of(Reason.TRUNCATED);
      } else if (!Bytes.four(start, 0).equals("RIFF")) {
        return Optional.of(Reason.MALFORMED);
      }
      long size = Bytes.little(start, 4, 4);
      if (8 + size > bytes.length() - at || size == 0) {
        return Optional.of(Reason.TRUNCATED);
      }
      at += 8 + size + size % 2;
    }
    return Optional.empty();
  }
}
