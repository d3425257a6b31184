package assay.dataset.media;

import java.util.Map;
import java.util.Optional;

/**
 * What holds other things. Office files and their like are zips here: to look into one is to open
 * it, and an archive that was not opened is never clear.
 */
final class Containers {
  private static final Map<String, String> FIRST_BYTES =
      Map.ofEntries(
          Map.entry("PK\3\4", "application/zip"),
          Map.entry("PK\5\6", "application/zip"),
          Map.entry("PK\7\b", "application/zip"),
          Map.entry("\u001f\u008b", "application/gzip"),
          Map.entry("(\u00b5/\u00fd", "application/zstd"),
          Map.entry("\u00fd7zXZ\0", "application/x-xz"),
          Map.entry("7z\u00bc\u00af'\u001c", "application/x-7z-compressed"),
          Map.entry("Rar!\u001a\7", "application/vnd.rar"),
          Map.entry("PAR1", "application/vnd.apache.parquet"),
          Map.entry("PARE", "application/vnd.apache.parquet"),
          Map.entry("WARC/", "application/warc"),
          Map.entry("filedesc://", "application/warc")); // ARC, its elder sister

  private Containers() {}

  static Optional<String> name(Head head) {
    for (Map.Entry<String, String> entry : FIRST_BYTES.entrySet()) {
      if (head.has(0, entry.getKey())) {
        return Optional.of(entry.getValue());
      }
    }
    if (isBzip2(head)) {
      return Optional.of("application/x-bzip2");
    } else if (isSkippableFrame(head)) {
      return Optional.of("application/zstd");
    }
    return head.has(257, "ustar") ? Optional.of("application/x-tar") : Optional.empty();
  }

  /** {@code BZh}, a level, and the first block's magic number or that of an empty stream's end. */
  private static boolean isBzip2(Head head) {
    boolean level = head.at(3) >= '1' && head.at(3) <= '9';
    return head.has(0, "BZh")
        && level
        && (head.has(4, "1AY&SY") || head.has(4, "\u0017rE8P\u0090"));
  }

  private static boolean isSkippableFrame(Head head) {
    return head.length() >= 8 && (head.at(0) & 0xf0) == 0x50 && head.has(1, "*M\u0018");
  }
}
