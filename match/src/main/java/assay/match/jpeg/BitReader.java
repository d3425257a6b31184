package assay.match.jpeg;

/**
 * The bits of entropy-coded data (T.81, F.2.2.5), up to the next marker. Behind it there are only
 * zeros, and {@link #isOverdrawn} tells whether one was used.
 *
 * <p>Loops that decode coefficients keep {@link #bits} and {@link #count} in variables of their
 * own, and bring them back for {@link #need}.
 */
final class BitReader {
  /** With fewer, it is time to fill. The longest code and the longest value have 17 and 15. */
  static final int LEAST = 32;

  final byte[] content;

  /** The next byte to be taken. */
  int at;

  /**
   * The next bits, the first uppermost. Below the {@link #count} valid ones there are zeros or the
   * bits that follow.
   */
  long bits;

  /** How many of {@link #bits} are valid. */
  int count;

  /** How many of the bits that were filled in are zeros from behind the end. */
  private int invented;

  BitReader(byte[] content) {
    this.content = content;
  }

  /** Begins anew at a place. */
  void begin(int place) {
    at = place;
    bits = 0;
    count = 0;
    invented = 0;
  }

  /** Makes sure that there are {@link #LEAST} bits. */
  void need() {
    if (count < LEAST) {
      fill();
    }
  }

  private void fill() {
    if (at + Long.BYTES <= content.length) {
      long eight = (long) Markers.LONG.get(content, at);
      if (!Markers.hasFF(eight)) {
        bits |= eight >>> count;
        at += (63 - count) >> 3;
        count |= 56;
        return;
      }
    }
    fillSlowly();
  }

  /** Fills byte by byte, without stuffing, with zeros from the next marker on. */
  private void fillSlowly() {
    while (count < LEAST) {
      bits |= nextByte() << (56 - count);
      count += 8;
    }
  }

  private long nextByte() {
    if (at < content.length && content[at] != (byte) 0xff) {
      return content[at++] & 0xff;
    }
    int behind = at;
    while (behind < content.length && content[behind] == (byte) 0xff) {
      behind++;
    }
    if (behind < content.length && behind > at && content[behind] == 0) {
      at = behind + 1;
      return 0xff;
    }
    invented += 8;
    return 0;
  }

  /** Takes bits, at most 16 and no more than there are. */
  int take(int number) {
    int taken = (int) (bits >>> 1 >>> (63 - number));
    drop(number);
    return taken;
  }

  void drop(int number) {
    bits <<= number;
    count -= number;
  }

  /** Takes one bit. */
  int bit() {
    need();
    return take(1);
  }

  /** Whether bits from behind the end were used. */
  boolean isOverdrawn() {
    return count < invented;
  }

  /** Whether no marker follows any more, so that the content must have been cut. */
  boolean isAtEnd() {
    return Markers.next(content, at) == 0;
  }
}
