package assay.dataset.embedded;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** The blocks of interest that lie in one file. */
final class Findings {
  /** More than any file has; the rest is not looked at. */
  private static final int MOST = 8;

  private static final int LONGEST_XMP = 1 << 18;

  private final List<Bytes> stores = new ArrayList<>();
  private final List<String> xmp = new ArrayList<>();
  private boolean exif;

  /** A block in which a manifest store should be. */
  void store(Bytes jumbf) {
    if (stores.size() < MOST) {
      stores.add(jumbf);
    }
  }

  /** The same in several pieces. */
  void store(ByteArrayOutputStream pieces) {
    if (pieces.size() > 0) {
      store(Bytes.of(pieces.toByteArray()));
    }
  }

  void xmp(Bytes packet) {
    if (xmp.size() < MOST) {
      xmp.add(packet.part(0, LONGEST_XMP).utf8());
    }
  }

  void exif() {
    exif = true;
  }

  List<Bytes> stores() {
    return stores;
  }

  List<String> packets() {
    return xmp;
  }

  boolean hasExif() {
    return exif;
  }
}
