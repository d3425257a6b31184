package assay.dataset.site;

/**
 * A pattern of RFC 9309, 2.2.3: the beginning of a path with its query; {@code *} stands for any
 * characters, {@code $} at the end for the end.
 */
record PathPattern(String text) {

  /** Goes through the path once for each piece between two stars. */
  boolean matches(String path) {
    boolean anchored = text.endsWith("$");
    String[] pieces = text.substring(0, text.length() - (anchored ? 1 : 0)).split("[*]+", -1);
    if (!path.startsWith(pieces[0])) {
      return false;
    }
    int at = pieces[0].length();
    for (int i = 1; i < pieces.length; i++) {
      boolean last = anchored && i == pieces.length - 1;
      int found = last ? path.length() - pieces[i].length() : path.indexOf(pieces[i], at);
      if (found < at || !path.startsWith(pieces[i], found)) {
        return false;
      }
      at = found + pieces[i].length();
    }
    return !anchored || at == path.length();
  }

  /** The longer it is, the more it counts. */
  int weight() {
    return text.length();
  }
}
