package assay.dataset.media;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The ISO base media format and what came before it. The major brand alone is not enough: a {@code
 * mif1} file is a picture whose coding only the compatible brands name.
 */
final class IsoMedia {
  private static final Map<String, String> PICTURES =
      Map.ofEntries(
          Map.entry("avif", "image/avif"),
          Map.entry("avis", "image/avif"),
          Map.entry("avio", "image/avif"),
          Map.entry("MA1A", "image/avif"),
          Map.entry("MA1B", "image/avif"),
          Map.entry("heic", "image/heic"),
          Map.entry("heix", "image/heic"),
          Map.entry("heim", "image/heic"),
          Map.entry("heis", "image/heic"),
          Map.entry("hevc", "image/heic-sequence"),
          Map.entry("hevx", "image/heic-sequence"),
          Map.entry("hevm", "image/heic-sequence"),
          Map.entry("hevs", "image/heic-sequence"),
          Map.entry("avci", "image/avci"),
          Map.entry("crx ", "image/x-canon-cr3"));

  private static final Map<String, String> STRUCTURES =
      Map.of(
          "mif1", "image/heif",
          "mif2", "image/heif",
          "miaf", "image/heif",
          "msf1", "image/heif-sequence");

  /** A brand list longer than this is not read to its end. */
  private static final int MOST_BRANDS = 64;

  private IsoMedia() {}

  static Optional<String> name(Head head) {
    if (head.has(4, "ftyp")) {
      return Optional.of(ofBrands(brands(head)));
    }
    boolean old = List.of("moov", "mdat", "wide", "free", "skip", "pnot").contains(head.four(4));
    return old && head.uint32(0, true) >= 8 ? Optional.of("video/quicktime") : Optional.empty();
  }

  /** The major brand, then the compatible ones. */
  private static List<String> brands(Head head) {
    long end = Math.min(head.length(), Math.max(12, head.uint32(0, true)));
    List<String> brands = new ArrayList<>(List.of(head.four(8)));
    for (int at = 16; at + 4 <= end && brands.size() < MOST_BRANDS; at += 4) {
      brands.add(head.four(at));
    }
    return brands;
  }

  private static String ofBrands(List<String> brands) {
    for (Map<String, String> table : List.of(PICTURES, STRUCTURES)) {
      Optional<String> picture = brands.stream().filter(table::containsKey).findFirst();
      if (picture.isPresent()) {
        return table.get(picture.get());
      }
    }
    String major = brands.get(0);
    if (major.equals("qt  ")) {
      return "video/quicktime";
    } else if (major.startsWith("3gp") || major.startsWith("3g2")) {
      return "video/3gpp";
    }
    return major.startsWith("M4A") || major.startsWith("M4B") ? "audio/mp4" : "video/mp4";
  }
}
