package assay.testkit;

import assay.fingerprint.Pdq;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SplittableRandom;

/** Invented PDQ hashes, and others at a chosen distance from them. */
public final class PdqVariations {
  private PdqVariations() {}

  /** A hash of random bits. */
  public static Pdq random(SplittableRandom random) {
    return new Pdq(random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong());
  }

  /** The hash with some bits inverted, each 0..255 and named once. */
  public static Pdq flip(Pdq hash, Collection<Integer> bits) {
    long[] words = {hash.w0(), hash.w1(), hash.w2(), hash.w3()};
    bits.forEach(bit -> words[bit / Long.SIZE] ^= 1L << (bit % Long.SIZE));
    return new Pdq(words[0], words[1], words[2], words[3]);
  }

  /** A hash at exactly this distance, in bits chosen at random. */
  public static Pdq atDistance(Pdq hash, int distance, SplittableRandom random) {
    List<Integer> bits = new ArrayList<>();
    while (bits.size() < distance) {
      int bit = random.nextInt(Pdq.BITS);
      if (!bits.contains(bit)) {
        bits.add(bit);
      }
    }
    return flip(hash, bits);
  }
}
