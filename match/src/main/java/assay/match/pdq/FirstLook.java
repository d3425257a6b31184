package assay.match.pdq;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntToDoubleFunction;

/**
 * Which pictures are worth a first look, and at which scale.
 *
 * <p>A first look hashes a JPEG from means of blocks of its luma ({@link ScaledPdq}). Whatever then
 * lies within a list's distance and the look's margin of an entry is decoded in full colour and
 * hashed by {@link PdqHasher}; only that hash is ever reported. So a first look costs less decoding
 * and wider look-ups. It is taken where the margin is proven and the sum is smaller.
 *
 * <p>The choice depends on nothing but the arguments: the same picture and lists get the same look
 * in every run.
 */
public final class FirstLook {
  /** The most bits that a first look may be off and still rule a picture out. */
  public static final int WIDEST_MARGIN = Proof.WIDEST;

  /**
   * Nanoseconds a pixel: decoding in full colour and hashing. These and those of the scales are
   * rounded from the measurement in docs/cascade.md; they decide what is tried, never what is ruled
   * out.
   */
  private static final double FULL = 8.0;

  /** Nanoseconds a look takes however small the picture is. */
  private static final double FIXED = 150_000;

  /** Bits; half of the margins are narrower. */
  private static final int USUAL_MARGIN = 24;

  private static final List<Scale> SCALES =
      List.of(new Scale(8, 1.3), new Scale(4, 2.3), new Scale(2, 2.7), new Scale(1, 4.6));

  private FirstLook() {}

  /**
   * What a look at a scale costs.
   *
   * @param pixels along a side of a block
   * @param nanos for decoding and hashing, a pixel of the picture
   */
  private record Scale(int pixels, double nanos) {}

  /**
   * Whether a look that was taken should still be looked up, now that its margin is known.
   *
   * @param lookUpNanos as for {@link #scale}
   * @param margin of the look, in bits
   */
  static boolean isWorthLookingUp(
      int width, int height, int margin, IntToDoubleFunction lookUpNanos) {
    double full = FULL * width * height + lookUpNanos.applyAsDouble(0);
    return lookUpNanos.applyAsDouble(margin) < full;
  }

  /**
   * Chooses what is expected to cost least.
   *
   * @param width of the full picture, in pixels
   * @param height of the full picture, in pixels
   * @param lookUpNanos what it costs to look one picture up in all lists together, each within its
   *     distance and that many bits more; infinite beyond what an index can do
   * @return pixels along a side of a block: 1, 2, 4 or 8; empty if the picture is to be decoded in
   *     full at once
   */
  public static OptionalInt scale(int width, int height, IntToDoubleFunction lookUpNanos) {
    double pixels = (double) width * height;
    double full = FULL * pixels + lookUpNanos.applyAsDouble(0);
    double wide = lookUpNanos.applyAsDouble(USUAL_MARGIN);
    double least = full;
    OptionalInt chosen = OptionalInt.empty();
    for (Scale scale : SCALES) {
      Optional<Proof> proof = Proof.of(width, height, scale.pixels);
      if (proof.isPresent()) {
        double useful = proof.get().useful();
        double cost = FIXED + scale.nanos * pixels + useful * wide + (1 - useful) * full;
        if (cost < least) {
          least = cost;
          chosen = OptionalInt.of(scale.pixels);
        }
      }
    }
    return chosen;
  }
}
