package assay.dataset.folder;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Locale;
import java.util.Optional;

/**
 * Reads what Windows notes of a downloaded file: lines of names and values in a section {@code
 * [ZoneTransfer]}.
 */
final class ZoneIdentifier {
  private ZoneIdentifier() {}

  /** From where the file came; empty if it does not say. */
  static Optional<DownloadMark> mark(byte[] note) {
    boolean wide = note.length > 1 && (note[0] & 0xff) >= 0xfe && (note[1] & 0xff) >= 0xfe;
    String text = new String(note, wide ? UTF_16 : UTF_8);
    Optional<String> host = Optional.empty();
    Optional<String> referrer = Optional.empty();
    boolean ours = false;
    for (String line : text.replace("\ufeff", "").lines().map(String::strip).toList()) {
      String lower = line.toLowerCase(Locale.ROOT);
      if (line.startsWith("[")) {
        ours = lower.equals("[zonetransfer]");
      } else if (ours && lower.startsWith("hosturl=")) {
        host = Optional.of(line.substring("hosturl=".length()));
      } else if (ours && lower.startsWith("referrerurl=")) {
        referrer = Optional.of(line.substring("referrerurl=".length()));
      }
    }
    return DownloadMark.of(host, referrer);
  }
}
