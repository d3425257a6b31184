package assay.dataset.embedded;

import java.util.Locale;

/** The frames of an ID3 tag, version 2.3 or 2.4. */
final class Id3Places {
  private Id3Places() {}

  static void find(Bytes file, Findings found) {
    int version = file.at(3);
    if (!file.has(0, "ID3") || version < 3 || version > 4) {
      return;
    }
    Bytes tag = file.part(10, 10L + sevenBits(file, 6));
    for (long at = 0; at + 10 <= tag.length() && tag.at((int) at) != 0; ) {
      long length = version == 4 ? sevenBits(tag, (int) at + 4) : tag.uint32((int) at + 4);
      Bytes data = tag.part(at + 10, at + 10 + length);
      if (tag.has((int) at, "GEOB")) {
        object(data, found);
      } else if (tag.has((int) at, "PRIV") && data.has(0, "XMP\0")) {
        found.xmp(data.from(4));
      }
      at += 10 + length;
    }
  }

  private static long sevenBits(Bytes bytes, int at) {
    long value = 0;
    for (int i = 0; i < 4; i++) {
      value = value << 7 | (bytes.at(at + i) & 0x7f);
    }
    return value;
  }

  /** Encoding, media type, file name, description, the object. */
  private static void object(Bytes data, Findings found) {
    int type = data.zero(1);
    String media = data.part(1, type).latin1().toLowerCase(Locale.ROOT);
    boolean wide = data.at(0) == 1 || data.at(0) == 2;
    int name = text(data, type + 1, wide);
    int description = text(data, name, wide);
    if (media.contains("c2pa") || media.contains("jumbf")) {
      found.store(data.from(description));
    }
  }

  /** Behind the end of a text. */
  private static int text(Bytes data, int start, boolean wide) {
    if (!wide) {
      return data.zero(start) + 1;
    }
    int at = start;
    while (at < data.length() && data.uint16(at) != 0) {
      at += 2;
    }
    return at + 2;
  }
}
