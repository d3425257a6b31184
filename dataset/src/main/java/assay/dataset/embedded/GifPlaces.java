package assay.dataset.embedded;

import java.io.ByteArrayOutputStream;

/** The application extensions before the first image. */
final class GifPlaces {
  private GifPlaces() {}

  static void find(Bytes file, Findings found) {
    int flags = file.at(10);
    int at = 13 + ((flags & 0x80) == 0 ? 0 : 3 << (1 + (flags & 7)));
    while (at + 2 <= file.length() && file.at(at) == 0x21) {
      boolean application = file.at(at + 1) == 0xff && file.at(at + 2) == 11;
      int data = at + 3 + file.at(at + 2);
      int end = end(file, data);
      if (application && file.has(at + 3, "C2PA_GIF\1\0\0")) {
        found.store(joined(file, data));
      } else if (application && file.has(at + 3, "XMP DataXMP")) {
        found.xmp(file.part(data, end)); // its bytes are not in blocks; a tail makes them look so
      }
      at = end;
    }
  }

  /** Behind the empty block. */
  private static int end(Bytes file, int start) {
    int at = start;
    while (at < file.length() && file.at(at) != 0) {
      at += 1 + file.at(at);
    }
    return at + 1;
  }

  private static ByteArrayOutputStream joined(Bytes file, int start) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (int at = start; at < file.length() && file.at(at) != 0; at += 1 + file.at(at)) {
      if (all.size() < ManifestStore.LONGEST) {
        all.writeBytes(file.part(at + 1, at + 1 + file.at(at)).copy());
      }
    }
    return all;
  }
}
