package assay.dataset.embedded;

/** The tags of the first directories. */
final class TiffPlaces {
  private static final int C2PA = 52545;
  private static final int XMP = 700;
  private static final int EXIF = 34665;
  private static final int DIRECTORIES = 4;

  private TiffPlaces() {}

  static void find(Bytes file, Findings found) {
    boolean big = file.has(0, "MM");
    if (file.uint16(2, big) != 42) {
      return; // BigTIFF, or something else
    }
    long directory = file.uint32(4, big);
    for (int i = 0; i < DIRECTORIES && directory > 0 && directory < file.length(); i++) {
      int entries = file.uint16((int) directory, big);
      for (int entry = 0; entry < entries; entry++) {
        long at = directory + 2 + 12L * entry;
        if (at + 12 > file.length()) {
          return;
        }
        entry(file, (int) at, big, found);
      }
      directory = file.uint32((int) Math.min(file.length(), directory + 2 + 12L * entries), big);
    }
  }

  private static void entry(Bytes file, int at, boolean big, Findings found) {
    int tag = file.uint16(at, big);
    long length = file.uint32(at + 4, big);
    long offset = file.uint32(at + 8, big);
    if (tag == C2PA && file.uint16(at + 2, big) == 7) {
      found.store(file.part(offset, offset + length));
    } else if (tag == XMP) {
      found.xmp(file.part(offset, offset + length));
    } else if (tag == EXIF) {
      found.exif();
    }
  }
}
