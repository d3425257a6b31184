package assay.match.jpeg;

/**
 * The restart markers of a scan (T.81, E.1.4), and libjpeg's way back into step: a marker that is
 * one or two ahead of the expected one is left for later, because data was lost; one that is one or
 * two behind is passed over; any other restart marker is taken for the expected one.
 */
final class Restarts {
  private final BitReader in;
  private final int interval;
  private int left;
  private int expected;
  private boolean outOfStep;

  /**
   * Begins at the start of a scan.
   *
   * @param interval MCUs between restarts; 0 if there are none
   */
  Restarts(BitReader in, int interval) {
    this.in = in;
    this.interval = interval;
    this.left = interval > 0 ? interval : Integer.MAX_VALUE;
  }

  /** Asked once for each MCU: whether a restart comes before it. */
  boolean isDue() {
    if (left == 0) {
      left = interval;
      left--;
      return true;
    }
    left--;
    return false;
  }

  /**
   * Goes on behind the expected marker.
   *
   * @return false if it is not there, so that there is no data up to the next restart
   */
  boolean restart() {
    int number = expected;
    expected = (expected + 1) & 7;
    int from = in.at;
    while (true) {
      int behind = Markers.next(in.content, from);
      int marker = behind == 0 ? Markers.EOI : in.content[behind - 1] & 0xff;
      if (marker == Markers.RST0 + number) {
        in.begin(behind);
        return true;
      }
      outOfStep = true;
      int ahead = (marker - Markers.RST0 - number) & 7;
      if (behind == 0 || (marker >= Markers.SOF0 && !isTakenOrPassed(marker, ahead))) {
        in.begin(behind == 0 ? in.content.length : behind - 2);
        return false;
      }
      if (Markers.isRestart(marker) && ahead >= 3 && ahead <= 5) {
        in.begin(behind);
        return true;
      }
      from = behind;
    }
  }

  private static boolean isTakenOrPassed(int marker, int ahead) {
    return Markers.isRestart(marker) && ahead != 1 && ahead != 2;
  }

  /** Whether an expected marker was not the next. */
  boolean isOutOfStep() {
    return outOfStep;
  }

  /** Whether no restart can come any more. */
  boolean areOver() {
    int behind = Markers.next(in.content, in.at);
    return interval == 0 || behind == 0 || !Markers.isRestart(in.content[behind - 1] & 0xff);
  }
}
