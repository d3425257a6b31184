package assay.match.index;

import java.util.Comparator;
import java.util.stream.IntStream;

/** All ways to differ from a part by up to three bits, fewest bits first. */
final class Flips {
  private static final int PART_BITS = 16;
  private static final int MOST_BITS = 3; // radius 63 gives every part the threshold 4

  private static final int[] FLIPS =
      IntStream.range(0, 1 << PART_BITS)
          .filter(flip -> Integer.bitCount(flip) <= MOST_BITS)
          .boxed()
          .sorted(Comparator.comparingInt(Integer::bitCount))
          .mapToInt(Integer::intValue)
          .toArray();

  private static final int[] FEWER_THAN =
      IntStream.rangeClosed(0, MOST_BITS + 1)
          .map(bits -> (int) IntStream.of(FLIPS).filter(f -> Integer.bitCount(f) < bits).count())
          .toArray();

  private Flips() {}

  /** How many flips have fewer bits than this; they come first. */
  static int fewerThan(int bits) {
    return FEWER_THAN[bits];
  }

  static int flip(int number) {
    return FLIPS[number];
  }

  /** The share of all part values that differ from a given one by at most so many bits. */
  static double shareWithin(int bits) {
    double ways = 1; // to differ by exactly so many bits
    double within = 1;
    for (int differing = 1; differing <= Math.min(bits, PART_BITS); differing++) {
      ways = ways * (PART_BITS - differing + 1) / differing;
      within += ways;
    }
    return within / (1 << PART_BITS);
  }
}
