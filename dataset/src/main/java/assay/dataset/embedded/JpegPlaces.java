package assay.dataset.embedded;

import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.TreeMap;

/** The application segments before the picture's data. */
final class JpegPlaces {
  private static final String XMP = "http://ns.adobe.com/xap/1.0/\0";
  private static final int START_OF_SCAN = 0xda;
  private static final int END_OF_IMAGE = 0xd9;

  private JpegPlaces() {}

  static void find(Bytes file, Findings found) {
    Map<Integer, ByteArrayOutputStream> boxes = new TreeMap<>();
    int at = 2;
    while (at + 4 <= file.length() && file.at(at) == 0xff) {
      int marker = file.at(at + 1);
      if (marker == START_OF_SCAN || marker == END_OF_IMAGE) {
        break;
      } else if (marker == 0xff || marker == 0x01 || (marker >= 0xd0 && marker <= 0xd8)) {
        at += marker == 0xff ? 1 : 2; // a fill byte, or a marker without length
        continue;
      }
      int length = Math.max(2, file.uint16(at + 2));
      segment(marker, file.part(at + 4, at + 2 + length), boxes, found);
      at += 2 + length;
    }
    boxes.values().forEach(found::store);
  }

  private static void segment(
      int marker, Bytes data, Map<Integer, ByteArrayOutputStream> boxes, Findings found) {
    if (marker == 0xe1 && data.has(0, "Exif\0")) {
      found.exif();
    } else if (marker == 0xe1 && data.has(0, XMP)) {
      found.xmp(data.from(XMP.length()));
    } else if (marker == 0xeb && data.has(0, "JP") && data.length() > 16) {
      piece(data, boxes);
    }
  }

  /** ISO 19566-5: two letters, box instance, sequence number; then the box's header, each time. */
  private static void piece(Bytes data, Map<Integer, ByteArrayOutputStream> boxes) {
    ByteArrayOutputStream box =
        boxes.computeIfAbsent(data.uint16(2), instance -> new ByteArrayOutputStream());
    int header = data.uint32(8) == 1 ? 16 : 8;
    Bytes piece = data.from(box.size() == 0 ? 8 : 8 + header);
    if (box.size() + piece.length() <= ManifestStore.LONGEST) {
      box.writeBytes(piece.copy());
    }
  }
}
