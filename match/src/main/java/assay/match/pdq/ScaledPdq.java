package assay.match.pdq;

import assay.fingerprint.PdqHashes;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Nearly the PDQ hash of one picture of which only means of square blocks are known. They come row
 * by row, from top to bottom.
 *
 * <p>The picture is not hashed as if it were a smaller one: window and places are those of the full
 * picture, so what differs from {@link StreamedPdq} is only what a mean does not tell. Both passes
 * of the box filter and the looking at 64 places are one weighted sum along columns and one along
 * rows. How far the hash may be off is told with it.
 */
public final class ScaledPdq {
  private final boolean tooSmall;
  private final Optional<Proof> proof;
  private final BlockWeights across;
  private final BlockWeights down;
  private final Grids grids = new Grids();
  private final float[][] sums;
  private final float[] averages = new float[BlockWeights.PLACES];
  private Optional<Grids.Hashed> hashed = Optional.empty();
  private int rows;

  /**
   * Starts at the top.
   *
   * @param width of the full picture, in pixels
   * @param height of the full picture, in pixels
   * @param scale pixels along each side of a block: 1, 2, 4 or 8
   */
  public ScaledPdq(int width, int height, int scale) {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException("a side is not positive: " + width + "x" + height);
    }
    if (scale < 1 || scale > 8 || Integer.bitCount(scale) != 1) {
      throw new IllegalArgumentException("the scale is not 1, 2, 4 or 8: " + scale);
    }
    this.tooSmall = width < StreamedPdq.SHORTEST || height < StreamedPdq.SHORTEST;
    this.proof = Proof.of(width, height, scale);
    this.across = new BlockWeights(new Window(width), scale);
    this.down = new BlockWeights(new Window(height), scale);
    this.sums = new float[BlockWeights.PLACES][];
  }

  /**
   * Takes the next row of blocks.
   *
   * @param means of the luma in each block, 0..255; as many as blocks cover the width, the last
   *     including what lies beyond the picture; not kept
   */
  public void row(float[] means) {
    if (isComplete()) {
      throw new IllegalStateException("all " + down.blocks + " rows are already here");
    }
    for (int place = 0; place < BlockWeights.PLACES && !tooSmall; place++) {
      if (down.first(place) <= rows && rows < down.end(place)) {
        add(place, means);
      }
    }
    rows++;
  }

  private void add(int place, float[] means) {
    if (sums[place] == null) {
      sums[place] = new float[across.blocks];
    }
    float weight = down.weight(place, rows);
    float[] sum = sums[place];
    for (int x = 0; x < sum.length; x++) {
      sum[x] += weight * means[x];
    }
    if (rows + 1 == down.end(place)) {
      across.apply(sum, averages);
      grids.row(place % Grids.SIDE, place >= Grids.SIDE, averages);
      sums[place] = null;
    }
  }

  public boolean isComplete() {
    return rows == down.blocks;
  }

  /**
   * How many bits each of the hashes may be off, once every row was handed over: 8 to 32. Empty if
   * that is more or not known, and the picture has to be decoded in full.
   */
  public OptionalInt margin() {
    Grids.Hashed finished = finished();
    return proof.isPresent() ? proof.get().margin(grids, finished) : OptionalInt.empty();
  }

  /** The hashes, once every row was handed over: near the picture's, not the picture's. */
  public PdqHashes hashes() {
    return finished().hashes();
  }

  private Grids.Hashed finished() {
    if (!isComplete()) {
      throw new IllegalStateException(rows + " of " + down.blocks + " rows are here");
    }
    if (hashed.isEmpty()) {
      hashed = Optional.of(grids.hashed());
    }
    return hashed.get();
  }
}
