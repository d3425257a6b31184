package assay.match.pdq;

/**
 * The pixels that count at one place behind both passes of the box filter, along one direction, and
 * how much each does. The weights add up to one.
 */
final class Footprint {
  /** The first pixel that counts. */
  final int first;

  /** Weights from there on. */
  final double[] weights;

  /**
   * Computes it.
   *
   * @param place 0 up to the length; the length is the outer place
   */
  Footprint(Window window, int place) {
    int leftmost = place == window.length ? 0 : window.first(window.first(place));
    int end = place == window.length ? window.end(0) : window.end(window.end(place) - 1);
    this.first = leftmost;
    this.weights = new double[end - leftmost];
    if (place == window.length) {
      weights[0] = 0.5; // the outer value is a copy of the first, and it is averaged with the first
      add(window, 0, 0.5);
    } else {
      double share = 1.0 / window.counts[place];
      for (int inner = window.first(place); inner < window.end(place); inner++) {
        add(window, inner, share);
      }
    }
  }

  private void add(Window window, int place, double share) {
    double each = share / window.counts[place];
    for (int pixel = window.first(place); pixel < window.end(place); pixel++) {
      weights[pixel - first] += each;
    }
  }
}
