package assay.dataset.media;

import java.util.Optional;

/** Films, sounds, and documents that are told by their first bytes. */
final class Films {
  private static final String ASF = "0&\u00b2u\u008ef\u00cf\u0011";

  private Films() {}

  static Optional<String> name(Head head) {
    if (head.has(0, "\u001aE\u00df\u00a3")) {
      return Optional.of(hasDocType(head, "webm") ? "video/webm" : "video/x-matroska");
    } else if (head.has(0, "RIFF")) {
      return riff(head);
    } else if (head.has(0, "OggS")) {
      return Optional.of(hasDocType(head, "theora") ? "video/ogg" : "audio/ogg");
    } else if (head.has(0, "FLV\1")) {
      return Optional.of("video/x-flv");
    } else if (head.has(0, ASF)) {
      return Optional.of("video/x-ms-asf");
    } else if (isMpegStream(head)) {
      return Optional.of("video/mpeg");
    } else if (isTransportStream(head)) {
      return Optional.of("video/mp2t");
    }
    return sound(head).or(() -> document(head));
  }

  private static Optional<String> riff(Head head) {
    return switch (head.four(8)) {
      case "AVI " -> Optional.of("video/x-msvideo");
      case "WAVE" -> Optional.of("audio/vnd.wave");
      default -> Optional.empty();
    };
  }

  private static Optional<String> sound(Head head) {
    if (head.has(0, "fLaC")) {
      return Optional.of("audio/flac");
    }
    boolean mp3 = head.has(0, "ID3") && head.at(3) < 0x10;
    return mp3 ? Optional.of("audio/mpeg") : Optional.empty();
  }

  private static Optional<String> document(Head head) {
    return head.has(0, "%PDF-") ? Optional.of("application/pdf") : Optional.empty();
  }

  /** The word stands within the first few elements, whose order is free. */
  private static boolean hasDocType(Head head, String word) {
    for (int at = 4; at < 96; at++) {
      if (head.has(at, word)) {
        return true;
      }
    }
    return false;
  }

  /** A pack header, or the sequence header of a bare video stream. */
  private static boolean isMpegStream(Head head) {
    return head.has(0, "\0\0\1\u00ba") || head.has(0, "\0\0\1\u00b3");
  }

  /** Three packets of 188 bytes, or of 192 behind a time stamp of four. */
  private static boolean isTransportStream(Head head) {
    return isPeriodic(head, 0, 188) || isPeriodic(head, 4, 192);
  }

  private static boolean isPeriodic(Head head, int first, int period) {
    return head.has(first, "G")
        && head.has(first + period, "G")
        && head.has(first + 2 * period, "G");
  }
}
