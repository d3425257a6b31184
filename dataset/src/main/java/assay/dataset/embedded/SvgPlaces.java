package assay.dataset.embedded;

import java.util.Base64;

/** The metadata element. */
final class SvgPlaces {
  private static final String NAMESPACE = "http://c2pa.org/manifest";
  private static final int LONGEST = 2 << 20;

  private SvgPlaces() {}

  static void find(Bytes file, Findings found) {
    String text = file.part(0, LONGEST).latin1();
    int element = text.indexOf("<c2pa:manifest");
    int start = element < 0 ? -1 : text.indexOf('>', element);
    int end = start < 0 ? -1 : text.indexOf('<', start);
    if (end >= 0 && text.contains(NAMESPACE)) {
      try {
        found.store(Bytes.of(Base64.getMimeDecoder().decode(text.substring(start + 1, end))));
      } catch (IllegalArgumentException notBase64) {
        return;
      }
    }
    int packet = text.indexOf("<x:xmpmeta");
    if (packet >= 0) {
      found.xmp(file.from(packet));
    }
  }
}
