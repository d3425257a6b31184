package assay.dataset.embedded;

/** The outermost boxes of the ISO base media format, and of JPEG XL. */
final class BoxPlaces {
  private static final String C2PA = Bytes.latin1("d8fec3d61b0e483c92975828877ec481");
  private static final String XMP = Bytes.latin1("be7acfcb97a942e89c71999491e3afac");

  /** A longer list of items is not searched to its end. */
  private static final int LONGEST_META = 1 << 16;

  private BoxPlaces() {}

  static void find(Bytes file, Findings found) {
    for (Boxes boxes = new Boxes(file); boxes.next(); ) {
      Bytes data = boxes.data();
      switch (boxes.type()) {
        case "uuid" -> extension(data, found);
        case "jumb" -> found.store(boxes.whole());
        case "Exif" -> found.exif();
        case "xml " -> found.xmp(data);
        case "meta" -> items(data.part(0, LONGEST_META), found);
        default -> {}
      }
    }
  }

  /** C2PA: version and flags, purpose, an offset of eight bytes; then the store. */
  private static void extension(Bytes data, Findings found) {
    if (data.has(0, XMP)) {
      found.xmp(data.from(16));
    } else if (data.has(0, C2PA)) {
      int purpose = data.zero(20);
      if (data.part(20, purpose).latin1().equals("manifest")) {
        found.store(data.from(purpose + 9L));
      }
    }
  }

  /** An item information entry, version 2 or 3, of type Exif. */
  private static void items(Bytes meta, Findings found) {
    for (int at = 0; at + 16 <= meta.length(); at++) {
      boolean entry = meta.has(at, "infe");
      if (entry && (meta.has(at + 12, "Exif") || meta.has(at + 14, "Exif"))) {
        found.exif();
        return;
      }
    }
  }
}
