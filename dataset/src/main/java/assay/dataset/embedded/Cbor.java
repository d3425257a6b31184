package assay.dataset.embedded;

/** Reads the texts in maps of CBOR (RFC 8949), as deep and as many as claims have them. */
final class Cbor {
  private static final int DEEPEST = 16;
  private static final int MOST = 20_000;
  private static final int BREAK = 0xff;

  private final Bytes in;
  private final ClaimWords words;
  private long at;
  private int items;

  Cbor(Bytes in, ClaimWords words) {
    this.in = in;
    this.words = words;
  }

  void read() {
    item("", "", 0);
  }

  /** Reads one item; what is cut or too much ends the reading. */
  private void item(String parent, String key, int depth) {
    if (!more() || depth > DEEPEST) {
      at = in.length();
      return;
    }
    int initial = in.at((int) at++);
    int kind = initial >> 5;
    long argument = argument(initial & 31);
    boolean endless = (initial & 31) == 31;
    switch (kind) {
      case 2, 3 -> string(parent, key, kind == 3, argument, endless, depth);
      case 4 -> array(parent, key, argument, endless, depth);
      case 5 -> map(key, argument, endless, depth);
      case 6 -> item(parent, key, depth + 1); // a tag
      default -> {} // a number or a simple value: read with its argument
    }
  }

  private boolean more() {
    return at < in.length() && ++items <= MOST;
  }

  private long argument(int low) {
    if (low < 24 || low > 27) {
      return low < 24 ? low : 0;
    }
    int bytes = 1 << (low - 24);
    long value = 0;
    for (int i = 0; i < bytes; i++) {
      value = value << 8 | in.at((int) Math.min(in.length(), at++));
    }
    return value < 0 ? Long.MAX_VALUE : value;
  }

  private void string(
      String parent, String key, boolean text, long length, boolean endless, int depth) {
    if (endless) {
      while (more() && in.at((int) at) != BREAK) {
        item("", "", depth + 1);
      }
      at++;
      return;
    }
    long end = length > in.length() - at ? in.length() : at + length;
    if (text && !key.isEmpty()) {
      words.text(parent, key, in.part(at, end).utf8());
    }
    at = end;
  }

  private void array(String parent, String key, long count, boolean endless, int depth) {
    for (long i = 0; (endless || i < count) && more(); i++) {
      if (endless && in.at((int) at) == BREAK) {
        at++;
        return;
      }
      item(parent, key, depth + 1);
    }
  }

  private void map(String parent, long count, boolean endless, int depth) {
    for (long i = 0; (endless || i < count) && more(); i++) {
      if (endless && in.at((int) at) == BREAK) {
        at++;
        return;
      }
      item(parent, key(depth), depth + 1);
    }
  }

  /** A key that is a short text; of any other it is passed over. */
  private String key(int depth) {
    int initial = in.at((int) at);
    if (initial >> 5 != 3 || (initial & 31) == 31) {
      item("", "", depth + 1);
      return "";
    }
    at++;
    long length = argument(initial & 31);
    long end = length > in.length() - at ? in.length() : at + length;
    String key = length > 64 ? "" : in.part(at, end).utf8();
    at = end;
    return key;
  }
}
