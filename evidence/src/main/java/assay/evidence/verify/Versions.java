package assay.evidence.verify;

/** Orders releases by their numbers: 1.10.0 comes after 1.9. */
final class Versions {
  private Versions() {}

  /** Negative if the first is older; a part that is no number counts as 0. */
  static int compare(String one, String other) {
    String[] a = one.split("[.+-]");
    String[] b = other.split("[.+-]");
    for (int i = 0; i < Math.max(a.length, b.length); i++) {
      int order = Long.compare(part(a, i), part(b, i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private static long part(String[] parts, int i) {
    return i < parts.length && parts[i].matches("[0-9]{1,9}") ? Long.parseLong(parts[i]) : 0;
  }
}
