package assay.dataset.embedded;

/** The chunks. */
final class PngPlaces {
  private static final String XMP = "XML:com.adobe.xmp\0";

  private PngPlaces() {}

  static void find(Bytes file, Findings found) {
    for (long at = 8; at + 12 <= file.length(); ) {
      long length = file.uint32((int) at);
      Bytes data = file.part(at + 8, at + 8 + length);
      if (file.has((int) at + 4, "caBX")) {
        found.store(data);
      } else if (file.has((int) at + 4, "eXIf")) {
        found.exif();
      } else if (file.has((int) at + 4, "iTXt") && data.has(0, XMP)) {
        international(data.from(XMP.length()), found);
      } else if (file.has((int) at + 4, "IEND")) {
        return;
      }
      at += 12 + length;
    }
  }

  /** Compression flag and method, language, translated keyword, text. XMP is not compressed. */
  private static void international(Bytes data, Findings found) {
    if (data.at(0) == 0) {
      int language = data.zero(2);
      int keyword = data.zero(language + 1);
      found.xmp(data.from(keyword + 1L));
    }
  }
}
