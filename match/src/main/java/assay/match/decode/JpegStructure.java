package assay.match.decode;

import assay.stage.UnreadableItemException;
import assay.verdict.Reason;
import java.util.OptionalInt;

/**
 * The markers of a JPEG (ITU-T T.81, annex B), walked through without decoding: how large it is,
 * how many scans it has, which colours its components are, and whether it goes to its end.
 */
final class JpegStructure {
  private static final int SOI = 0xd8;
  private static final int EOI = 0xd9;
  private static final int SOS = 0xda;
  private static final int APP0 = 0xe0;
  private static final int APP14 = 0xee;

  private final Numbers bytes;
  private int[] componentIds = {};
  private int width;
  private int height;
  private int scans;
  private boolean jfif;
  private OptionalInt adobeTransform = OptionalInt.empty();
  private boolean ended;

  private JpegStructure(byte[] content) {
    this.bytes = new Numbers(content);
  }

  /** Walks as far as the bytes go. */
  static JpegStructure of(byte[] content) throws UnreadableItemException {
    JpegStructure jpeg = new JpegStructure(content);
    try {
      jpeg.walk();
    } catch (UnreadableItemException cut) {
      if (jpeg.width == 0) {
        throw cut;
      }
      jpeg.ended = false; // what was seen is enough to decode a part
    }
    return jpeg;
  }

  private void walk() throws UnreadableItemException {
    if (bytes.u16be(0) != (0xff00 | SOI)) {
      throw new UnreadableItemException(Reason.DECODE_ERROR, "does not start with SOI");
    }
    long at = 2;
    while (!ended) {
      at = nextMarker(at);
      int marker = bytes.u8(at++);
      if (marker == EOI) {
        ended = true;
      } else if (hasSegment(marker)) {
        long end = at + Math.max(2, bytes.u16be(at));
        segment(marker, at + 2, end);
        at = end;
      }
    }
  }

  /** Skips entropy-coded data, stuffing, restarts and stray bytes. */
  private long nextMarker(long from) throws UnreadableItemException {
    long at = from;
    while (true) {
      while (bytes.u8(at) != 0xff) {
        at++;
      }
      while (bytes.u8(at) == 0xff) {
        at++;
      }
      if (bytes.u8(at) != 0) {
        return at;
      }
    }
  }

  private static boolean hasSegment(int marker) {
    return marker >= 0xc0 && (marker < 0xd0 || marker > SOI);
  }

  private void segment(int marker, long at, long end) throws UnreadableItemException {
    if (marker == SOS) {
      scans++;
    } else if (isFrame(marker) && width == 0) {
      frame(at);
    } else if (marker == APP0 && end - at >= 5 && startsWith(at, "JFIF")) {
      jfif = true;
    } else if (marker == APP14 && end - at >= 12 && startsWith(at, "Adobe")) {
      adobeTransform = OptionalInt.of(bytes.u8(at + 11));
    }
  }

  private static boolean isFrame(int marker) {
    return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
  }

  private void frame(long at) throws UnreadableItemException {
    int[] ids = new int[bytes.u8(at + 5)];
    for (int component = 0; component < ids.length; component++) {
      ids[component] = bytes.u8(at + 6 + 3L * component);
    }
    componentIds = ids;
    height = bytes.u16be(at + 1);
    width = bytes.u16be(at + 3);
  }

  private boolean startsWith(long at, String name) throws UnreadableItemException {
    for (int i = 0; i < name.length(); i++) {
      if (bytes.u8(at + i) != name.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  int components() {
    return componentIds.length;
  }

  int scans() {
    return scans;
  }

  boolean ended() {
    return ended;
  }

  /** What the components are, by the rules of libjpeg. */
  JpegColour colour() throws UnreadableItemException {
    return switch (componentIds.length) {
      case 1 -> JpegColour.GREY;
      case 3 -> isRgb() ? JpegColour.RGB : JpegColour.YCC;
      case 4 -> ofFour();
      default ->
          throw new UnreadableItemException(
              Reason.DECODE_ERROR, componentIds.length + " components, not 1, 3 or 4");
    };
  }

  private boolean isRgb() {
    if (jfif) {
      return false;
    }
    return adobeTransform.isPresent()
        ? adobeTransform.getAsInt() == 0
        : componentIds[0] == 'R' && componentIds[1] == 'G' && componentIds[2] == 'B';
  }

  /** With Adobe's marker, inks are stored inverted. */
  private JpegColour ofFour() {
    if (adobeTransform.isEmpty()) {
      return JpegColour.CMYK;
    }
    return adobeTransform.getAsInt() == 0 ? JpegColour.INVERTED_CMYK : JpegColour.INVERTED_YCCK;
  }
}
