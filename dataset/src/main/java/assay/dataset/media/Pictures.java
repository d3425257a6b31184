package assay.dataset.media;

import java.util.List;
import java.util.Optional;

/** Still pictures. */
final class Pictures {
  private static final List<Signature> SIGNATURES =
      List.of(
          new Signature("\u0089PNG\r\n\u001a\n", "image/png"),
          new Signature("\u008aMNG\r\n\u001a\n", "video/x-mng"),
          new Signature("\u008bJNG\r\n\u001a\n", "image/x-jng"),
          new Signature("GIF87a", "image/gif"),
          new Signature("GIF89a", "image/gif"),
          new Signature("II*\0", "image/tiff"),
          new Signature("MM\0*", "image/tiff"),
          new Signature("II+\0\b\0\0\0", "image/tiff"),
          new Signature("MM\0+\0\b\0\0", "image/tiff"),
          new Signature("8BPS\0\1", "image/vnd.adobe.photoshop"),
          new Signature("8BPS\0\2", "image/vnd.adobe.photoshop"),
          new Signature("\0\0\0\fjP  \r\n\u0087\n", "image/jp2"),
          new Signature("\u00ffO\u00ffQ", "image/x-jp2-codestream"),
          new Signature("\0\0\0\fJXL \r\n\u0087\n", "image/jxl"),
          new Signature("qoif", "image/qoi"));

  private record Signature(String bytes, String name) {}

  private Pictures() {}

  static Optional<String> name(Head head) {
    if (head.has(0, "\u00ff\u00d8\u00ff")) {
      return Optional.of("image/jpeg");
    } else if (head.has(0, "RIFF") && head.has(8, "WEBP")) {
      return Optional.of("image/webp");
    } else if (head.has(0, "\u00ff\n")) {
      return Optional.of("image/jxl");
    } else if (isBitmap(head)) {
      return Optional.of("image/bmp");
    } else if (isIcon(head)) {
      return Optional.of("image/vnd.microsoft.icon");
    }
    return SIGNATURES.stream().filter(s -> head.has(0, s.bytes)).map(Signature::name).findFirst();
  }

  /** The picture of whose signature these bytes, which are all there are, are a proper part. */
  static Optional<String> begun(Head head) {
    boolean riff = head.length() < 12 && head.has(0, "RIFF") && "WEBP".startsWith(head.four(8));
    if (riff || head.isBegunBy("RIFF")) {
      return Optional.of("image/webp");
    } else if (head.length() < 12 && head.has(4, "ftyp")) {
      return Optional.of("image/heif");
    }
    return SIGNATURES.stream()
        .filter(s -> head.isBegunBy(s.bytes))
        .map(Signature::name)
        .findFirst();
  }

  /** {@code BM} alone begins many texts, so the size of the second header has to be a known one. */
  private static boolean isBitmap(Head head) {
    long size = head.uint32(14, false);
    return head.has(0, "BM") && List.of(12L, 16L, 40L, 52L, 56L, 64L, 108L, 124L).contains(size);
  }

  /** An icon or a cursor: one picture at least, and the first lies behind the directory. */
  private static boolean isIcon(Head head) {
    boolean kind = head.has(0, "\0\0\1\0") || head.has(0, "\0\0\2\0");
    int count = head.uint16(4);
    boolean behind = head.uint32(18, false) >= 6 + 16L * count;
    return kind && count > 0 && head.at(9) == 0 && head.length() >= 22 && behind;
  }
}
