package assay.match.decode;

/** The strings that the LZW codes of a GIF frame stand for so far. */
final class GifCodes {
  private static final int MAX_CODES = 4096;
  private static final int MAX_SIZE = 12;

  private final int codeSize;
  private final int[] prefix = new int[MAX_CODES];
  private final byte[] suffix = new byte[MAX_CODES];

  /** The string of the last code, backwards. */
  private final byte[] string = new byte[MAX_CODES + 1];

  private int length;
  private int next;
  private int size;
  private int previous;
  private int first;

  /**
   * Begins with one string for each palette index.
   *
   * @param codeSize bits of an index, 1..8
   */
  GifCodes(int codeSize) {
    this.codeSize = codeSize;
    clear();
  }

  /** Forgets all strings but those of single indices. */
  void clear() {
    next = end() + 1;
    size = codeSize + 1;
    previous = -1;
  }

  /** Bits of the next code. */
  int size() {
    return size;
  }

  boolean isClear(int code) {
    return code == 1 << codeSize;
  }

  private int end() {
    return (1 << codeSize) + 1;
  }

  /** Looks a code up and defines the next; false if it ends the pixels or means nothing. */
  boolean follow(int code) {
    if (code == end() || code > next || (code >= end() && previous < 0)) {
      return false;
    }
    length = 0;
    int at = code;
    if (code == next) {
      string[length++] = (byte) first; // defined only now: the last string and its own start
      at = previous;
    }
    while (at > end()) {
      string[length++] = suffix[at];
      at = prefix[at];
    }
    string[length++] = (byte) at;
    first = at;
    define();
    previous = code;
    return true;
  }

  private void define() {
    if (previous < 0 || next == MAX_CODES) {
      return;
    }
    prefix[next] = previous;
    suffix[next] = (byte) first;
    next++;
    if (next == 1 << size && size < MAX_SIZE) {
      size++;
    }
  }

  /** Writes the string of the last code; where the next goes. */
  int copy(byte[] out, int from) {
    int at = from;
    while (length > 0 && at < out.length) {
      out[at++] = string[--length];
    }
    return at;
  }
}
