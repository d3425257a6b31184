package assay.match.pdq;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What is proven of first looks with at least so many blocks along the shorter side.
 *
 * <p>A hash from means is off where a frequency lies so near the median that the error of the means
 * moves it across. That error grows with the roughness of the picture, because a mean does not tell
 * what goes on in its block. So each picture has a margin of its own: the frequencies that lie
 * within a share of the roughness of the median are counted, and twelve bits are added. A smooth
 * picture with strong large forms has a small margin; of text, the margin is soon too wide to be of
 * use, and such pictures are decoded in full.
 *
 * <p>The shares are from one study of pictures and confirmed by another, see docs/cascade.md.
 *
 * @param leastBlocks along the shorter side
 * @param share of the roughness that frequencies may be off
 * @param useful share of pictures, 0..1, whose margin is narrow enough; for the costs only
 */
record Proof(int leastBlocks, double share, double useful) {
  /** The widest margin: what an index can search, 63, less the usual greatest distance of 31. */
  static final int WIDEST = 32;

  /**
   * Bits added to every margin: few frequencies moving far, as where colours are cut off. Eight
   * sufficed for every picture of the study; four more are for those that are in no study.
   */
  private static final int ADDED = 12;

  /** How far a frequency of the smoothest picture may be off: what decoders round and cut off. */
  private static final double ROUNDING = 0.25;

  /** Flatter pictures are not covered: their frequencies are mostly rounding themselves. */
  private static final int LEAST_QUALITY = 20;

  /** From the most blocks to the fewest. */
  private static final List<Proof> COARSE =
      List.of(new Proof(160, 0.09, 0.7), new Proof(96, 0.14, 0.55), new Proof(64, 0.17, 0.4));

  private static final List<Proof> FINE = COARSE.subList(0, 1);

  /** The proof for a picture at a scale, if there is one. */
  static Optional<Proof> of(int width, int height, int scale) {
    int blocks = Math.min(width, height) / scale;
    return (scale < 4 ? FINE : COARSE)
        .stream().filter(proof -> blocks >= proof.leastBlocks).findFirst();
  }

  /** How many bits a hash may be off; empty if more than is of use, or unknown. */
  OptionalInt margin(Grids grids, Grids.Hashed hashed) {
    if (hashed.hashes().quality() < LEAST_QUALITY) {
      return OptionalInt.empty();
    }
    double reach = share * grids.roughness() + ROUNDING;
    int margin = hashed.upright().nearMedian(reach) + ADDED;
    return margin > WIDEST ? OptionalInt.empty() : OptionalInt.of(margin);
  }
}
