package assay.match.webp;

/** How the samples on both sides of an edge are filtered (15.2, 15.3). */
abstract class Edges {
  final byte[] samples;

  Edges(byte[] samples) {
    this.samples = samples;
  }

  /**
   * Filters the edge of a macroblock.
   *
   * @param at the first sample behind the edge
   * @param step from a sample to the next across the edge
   * @param along from a sample to the next along the edge
   * @param limit of the difference across that is smoothed
   */
  abstract void outer(int at, int step, int along, int count, int limit);

  /** Filters the edge of a block within a macroblock. */
  abstract void inner(int at, int step, int along, int count, int limit);

  final int sample(int at) {
    return samples[at] & 0xff;
  }

  final boolean exceeds(int at, int step, int limit) {
    return 4 * Math.abs(sample(at - step) - sample(at))
            + Math.abs(sample(at - 2 * step) - sample(at + step))
        > limit;
  }

  /** To eight bits with a sign. */
  static int signed(int value) {
    return Math.max(-128, Math.min(127, value));
  }

  /** An eighth of it, to five bits with a sign. */
  static int eighth(int value) {
    return Math.max(-16, Math.min(15, value >> 3));
  }

  /** Changes one sample on each side, looking at two. */
  final void two(int at, int step) {
    int a =
        3 * (sample(at) - sample(at - step)) + signed(sample(at - 2 * step) - sample(at + step));
    samples[at - step] = Plane.clamp(sample(at - step) + eighth(a + 3));
    samples[at] = Plane.clamp(sample(at) - eighth(a + 4));
  }

  /** The simple filter: luma only, every edge alike. */
  static final class Simple extends Edges {
    Simple(byte[] samples) {
      super(samples);
    }

    @Override
    void outer(int at, int step, int along, int count, int limit) {
      for (int i = 0; i < count; i++) {
        if (!exceeds(at + i * along, step, limit)) {
          two(at + i * along, step);
        }
      }
    }

    @Override
    void inner(int at, int step, int along, int count, int limit) {
      outer(at, step, along, count, limit);
    }
  }

  /** The normal filter. */
  static final class Normal extends Edges {
    private final int interior;
    private final int variance;

    Normal(byte[] samples, int interior, int variance) {
      super(samples);
      this.interior = interior;
      this.variance = variance;
    }

    @Override
    void outer(int first, int step, int along, int count, int limit) {
      for (int i = 0; i < count; i++) {
        int at = first + i * along;
        if (isSmooth(at, step, limit)) {
          if (varies(at, step)) {
            two(at, step);
          } else {
            six(at, step);
          }
        }
      }
    }

    @Override
    void inner(int first, int step, int along, int count, int limit) {
      for (int i = 0; i < count; i++) {
        int at = first + i * along;
        if (isSmooth(at, step, limit)) {
          if (varies(at, step)) {
            two(at, step);
          } else {
            four(at, step);
          }
        }
      }
    }

    private boolean isSmooth(int at, int step, int limit) {
      return !exceeds(at, step, limit)
          && isNear(at - 4 * step, step)
          && isNear(at - 3 * step, step)
          && isNear(at - 2 * step, step)
          && isNear(at, step)
          && isNear(at + step, step)
          && isNear(at + 2 * step, step);
    }

    private boolean isNear(int at, int step) {
      return Math.abs(sample(at) - sample(at + step)) <= interior;
    }

    private boolean varies(int at, int step) {
      return Math.abs(sample(at - 2 * step) - sample(at - step)) > variance
          || Math.abs(sample(at + step) - sample(at)) > variance;
    }

    private void four(int at, int step) {
      int a = 3 * (sample(at) - sample(at - step));
      int behind = eighth(a + 4);
      int before = eighth(a + 3);
      int outer = (behind + 1) >> 1;
      change(at - 2 * step, outer);
      change(at - step, before);
      change(at, -behind);
      change(at + step, -outer);
    }

    private void six(int at, int step) {
      int a =
          signed(
              3 * (sample(at) - sample(at - step))
                  + signed(sample(at - 2 * step) - sample(at + step)));
      int nearest = (27 * a + 63) >> 7;
      int near = (18 * a + 63) >> 7;
      int far = (9 * a + 63) >> 7;
      change(at - 3 * step, far);
      change(at - 2 * step, near);
      change(at - step, nearest);
      change(at, -nearest);
      change(at + step, -near);
      change(at + 2 * step, -far);
    }

    private void change(int at, int by) {
      samples[at] = Plane.clamp(sample(at) + by);
    }
  }
}
