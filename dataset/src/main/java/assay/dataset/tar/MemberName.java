package assay.dataset.tar;

import assay.dataset.names.RawName;
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
    return new MemberName(RawName.bounded(text), RawName.bounded(key(text)));
  }

  // WebDataset's pattern for the key is ^((?:.*/|)[^.]+)[.]([^/]*)$ : the name up to the first dot
  // of the base name; dots in directories do not count. A base name that begins with a dot still
  // matches, by its directory, unless the last part of that has a dot too.
  private static String key(String name) {
    int base = name.lastIndexOf('/') + 1;
    int dot = name.indexOf('.', base);
    if (dot > base) {
      return name.substring(0, dot);
    }
    int parent = name.lastIndexOf('/', base - 2) + 1;
    boolean byDirectory = dot == base && base > 0 && name.substring(parent, base).indexOf('.') < 0;
    return byDirectory ? name.substring(0, base) : name;
  }

  /** What follows the first dot of the base name, in lower case; empty if nothing does. */
  String suffix() {
    int dot = text.indexOf('.', text.lastIndexOf('/') + 1);
    return dot < 0 ? "" : text.substring(dot + 1).toLowerCase(Locale.ROOT);
  }
}
