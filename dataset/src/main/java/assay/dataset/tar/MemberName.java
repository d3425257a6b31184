package assay.dataset.tar;

import assay.dataset.names.RawName;
import assay.dataset.names.SampleKey;
import java.util.Locale;

/**
 * A member's name: text to show and to compare, never a path on our disk.
 *
 * @param text at most {@value RawName#LONGEST} characters; bytes that are not UTF-8 and control
 *     characters as {@code %XX}
 * @param key of the sample it belongs to; the whole text where it belongs to none
 */
record MemberName(String text, String key) {
  static MemberName of(byte[] name) {
    String text = RawName.text(name);
    return new MemberName(RawName.bounded(text), RawName.bounded(SampleKey.of(text)));
  }

  /** What follows the first dot of the base name, in lower case; empty if nothing does. */
  String suffix() {
    int dot = text.indexOf('.', text.lastIndexOf('/') + 1);
    return dot < 0 ? "" : text.substring(dot + 1).toLowerCase(Locale.ROOT);
  }
}
