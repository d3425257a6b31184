package assay.match.pdq;

import java.util.List;
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
  /** Nanoseconds a pixel: decoding in full colour and hashing, on one core. */
  private static final double FULL = 6.9;

  private static final List<Scale> SCALES =
      List.of(
          new Scale(8, 64, 32, 1.0),
          new Scale(4, 64, 32, 1.5),
          new Scale(2, 64, 32, 2.8),
          new Scale(1, 64, 32, 5.0));

  private FirstLook() {}

  /**
   * What is proven of a scale.
   *
   * @param pixels along a side of a block
   * @param leastBlocks along the picture's shorter side
   * @param margin that most pictures need, in bits
   * @param nanos for decoding and hashing, a pixel of the picture
   */
  private record Scale(int pixels, int leastBlocks, int margin, double nanos) {
    boolean isProvenFor(int width, int height) {
      return Math.min(width, height) >= leastBlocks * pixels;
    }
  }

  /**
   * Chooses what costs least.
   *
   * @param lookUpNanos what it costs to look one picture up in all lists together, each within its
   *     distance and that many bits more; infinite beyond what an index can do
   * @return pixels along a side of a block; empty if the picture is to be decoded in full at once
   */
  public static OptionalInt scale(int width, int height, IntToDoubleFunction lookUpNanos) {
    double pixels = (double) width * height;
    double least = FULL * pixels + lookUpNanos.applyAsDouble(0);
    OptionalInt chosen = OptionalInt.empty();
    for (Scale scale : SCALES) {
      if (scale.isProvenFor(width, height)) {
        double cost = scale.nanos * pixels + lookUpNanos.applyAsDouble(scale.margin);
        if (cost < least) {
          least = cost;
          chosen = OptionalInt.of(scale.pixels);
        }
      }
    }
    return chosen;
  }
}
