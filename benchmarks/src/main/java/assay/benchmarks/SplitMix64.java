package assay.benchmarks;

/**
 * SplitMix64 (Steele, Lea, Flood, 2014), as everybody writes it, so that other programs can make
 * the same data. {@code java.util.SplittableRandom} gives the same numbers, but does not promise
 * to.
 */
final class SplitMix64 {
  private long state;

  SplitMix64(long seed) {
    this.state = seed;
  }

  long next() {
    state += 0x9e3779b97f4a7c15L;
    long z = state;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }

  /** The next number, as if unsigned, modulo a bound. */
  int below(int bound) {
    return (int) Long.remainderUnsigned(next(), bound);
  }
}
