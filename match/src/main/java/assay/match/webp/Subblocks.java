package assay.match.webp;

/** The ten predictions of a block of four by four samples (12.3). */
final class Subblocks {
  /**
   * The edge: four samples to the left from the lowest up, the corner, eight above from the left.
   */
  private final int[] e = new int[13];

  private byte[] out;
  private int at;
  private int stride;

  /**
   * Predicts a block.
   *
   * @param from where its first sample lies
   * @param mode as in {@link Modes}
   * @param right holds the four samples above and to the right, which need not follow those above
   * @param rightFrom where they begin
   */
  void predict(Plane plane, int from, int mode, byte[] right, int rightFrom) {
    out = plane.samples;
    at = from;
    stride = plane.stride;
    for (int i = 0; i < 4; i++) {
      e[3 - i] = out[from + i * stride - 1] & 0xff;
    }
    int top = from - stride;
    for (int i = 0; i < 5; i++) {
      e[4 + i] = out[top - 1 + i] & 0xff;
    }
    for (int i = 0; i < 4; i++) {
      e[9 + i] = right[rightFrom + i] & 0xff;
    }
    switch (mode) {
      case 0 -> dc();
      case 1 -> trueMotion();
      case 2 -> vertical();
      case 3 -> horizontal();
      case 4 -> leftDown();
      case 5 -> rightDown();
      case 6 -> verticalRight();
      case 7 -> verticalLeft();
      case 8 -> horizontalDown();
      default -> horizontalUp();
    }
  }

  private void set(int x, int y, int sample) {
    out[at + y * stride + x] = (byte) sample;
  }

  /** The rounded mean of two neighbours on the edge. */
  private int two(int i) {
    return (e[i] + e[i + 1] + 1) >> 1;
  }

  /** The weighted mean of a sample on the edge and its neighbours. */
  private int three(int i) {
    return (e[i - 1] + 2 * e[i] + e[i + 1] + 2) >> 2;
  }

  private void dc() {
    int sum = 4;
    for (int i = 0; i < 4; i++) {
      sum += e[i] + e[5 + i];
    }
    for (int y = 0; y < 4; y++) {
      for (int x = 0; x < 4; x++) {
        set(x, y, sum >> 3);
      }
    }
  }

  private void trueMotion() {
    for (int y = 0; y < 4; y++) {
      for (int x = 0; x < 4; x++) {
        set(x, y, Plane.clamp(e[3 - y] + e[5 + x] - e[4]));
      }
    }
  }

  private void vertical() {
    for (int x = 0; x < 4; x++) {
      int sample = three(5 + x);
      for (int y = 0; y < 4; y++) {
        set(x, y, sample);
      }
    }
  }

  private void horizontal() {
    for (int y = 0; y < 4; y++) {
      int sample = y < 3 ? three(3 - y) : (e[1] + 3 * e[0] + 2) >> 2;
      for (int x = 0; x < 4; x++) {
        set(x, y, sample);
      }
    }
  }

  private void leftDown() {
    for (int y = 0; y < 4; y++) {
      for (int x = 0; x < 4; x++) {
        int i = x + y;
        set(x, y, i < 6 ? three(6 + i) : (e[11] + 3 * e[12] + 2) >> 2);
      }
    }
  }

  private void rightDown() {
    for (int y = 0; y < 4; y++) {
      for (int x = 0; x < 4; x++) {
        set(x, y, three(4 + x - y));
      }
    }
  }

  private void verticalRight() {
    for (int x = 0; x < 4; x++) {
      int even = two(4 + x);
      int odd = three(4 + x);
      set(x, 0, even);
      set(x, 1, odd);
      if (x < 3) {
        set(x + 1, 2, even);
        set(x + 1, 3, odd);
      }
    }
    set(0, 2, three(3));
    set(0, 3, three(2));
  }

  private void verticalLeft() {
    for (int x = 0; x < 4; x++) {
      int even = two(5 + x);
      int odd = three(6 + x);
      set(x, 0, even);
      set(x, 1, odd);
      if (x > 0) {
        set(x - 1, 2, even);
        set(x - 1, 3, odd);
      }
    }
    set(3, 2, three(10));
    set(3, 3, three(11));
  }

  private void horizontalDown() {
    for (int y = 0; y < 4; y++) {
      int even = two(3 - y);
      int odd = three(4 - y);
      set(0, y, even);
      set(1, y, odd);
      if (y < 3) {
        set(2, y + 1, even);
        set(3, y + 1, odd);
      }
    }
    set(2, 0, three(5));
    set(3, 0, three(6));
  }

  private void horizontalUp() {
    for (int y = 0; y < 4; y++) {
      for (int x = 0; x < 4; x++) {
        int i = x + 2 * y;
        int sample;
        if (i > 5) {
          sample = e[0];
        } else if (i == 5) {
          sample = (e[1] + 3 * e[0] + 2) >> 2;
        } else {
          sample = i % 2 == 0 ? two(2 - i / 2) : three(2 - i / 2);
        }
        set(x, y, sample);
      }
    }
  }
}
