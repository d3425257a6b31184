package assay.dataset.embedded;

/** The chunks of a RIFF file. */
final class RiffPlaces {
  private RiffPlaces() {}

  static void find(Bytes file, Findings found) {
    for (long at = 12; at + 8 <= file.length(); ) {
      long length = file.uint32((int) at + 4, false);
      Bytes data = file.part(at + 8, at + 8 + length);
      if (file.has((int) at, "C2PA")) {
        found.store(data);
      } else if (file.has((int) at, "EXIF")) {
        found.exif();
      } else if (file.has((int) at, "XMP ") || file.has((int) at, "_PMX")) {
        found.xmp(data);
      }
      at += 8 + length + (length & 1);
    }
  }
}
