package assay.match.pdq;

/**
 * How one direction of a picture is averaged: the window of the box filter and, for each place, how
 * many values it covers there (step 3). Near both ends the window hangs over and covers fewer.
 *
 * <p>An even window leans: it covers one value more behind its place than before it. Over the
 * mirrored picture it leans the other way. So an average of the mirrored picture is one of the
 * upright picture, too, one place earlier for each of the two passes. With a window of two, one of
 * the 64 places is then the one <em>before</em> the first. The average there is carried along, at
 * the index behind the last place: of the outer value and the first. The picture's own outer value
 * is a copy of its first, since the average of a single value is that value. Other windows never
 * ask for it, and under them it means nothing.
 */
final class Window {
  /** Pixels along the direction. */
  final int length;

  /** Values under the window, away from the ends; 1 up to 128 pixels. */
  final int size;

  /** Values added before the first average comes out. */
  final int lead;

  /** Values under the window at each place, the outer place included. */
  final float[] counts;

  Window(int length) {
    this.length = length;
    this.size = (length + 127) / 128;
    this.lead = (size + 2) / 2 - 1;
    this.counts = countsOfPlaces();
  }

  private float[] countsOfPlaces() {
    float[] counts = new float[length + 1];
    for (int place = 0; place < length; place++) {
      counts[place] = end(place) - first(place);
    }
    counts[length] = 2;
    return counts;
  }

  /** The first place under the window at a place, not the outer one. */
  int first(int place) {
    return Math.max(0, place + lead + 1 - size);
  }

  /** Behind the last place under the window at a place, not the outer one. */
  int end(int place) {
    return Math.min(length, place + lead + 1);
  }

  /**
   * The 64 places that are looked at in the end, in order; repeated if there are fewer (step 4).
   */
  int[] samples() {
    int[] samples = new int[Grids.SIDE];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (int) ((i + 0.5) * length / Grids.SIDE);
    }
    return samples;
  }

  /** The places that are looked at in the mirrored picture, in its order. */
  int[] mirroredSamples() {
    int last = size % 2 == 0 ? length - 3 : length - 1;
    int[] samples = samples();
    for (int i = 0; i < samples.length; i++) {
      int place = last - samples[i];
      samples[i] = place < 0 ? length : place;
    }
    return samples;
  }
}
