package assay.match.pdq;

import assay.fingerprint.PdqHashes;

/**
 * The PDQ hash of one picture whose rows come one by one, from top to bottom.
 *
 * <p>Two passes of box averages run over the picture, each along rows and then along columns (step
 * 3). Rows flow through all four stages as they come; a stage along columns keeps only the rows
 * under its window. Behind the second pass only 64 columns and 64 rows are looked at, and the 64 of
 * each that would be looked at if they came in reverse; its divisions and its column stage are done
 * for those alone. Each value is computed by the same operations in the same order as over the full
 * picture.
 */
public final class StreamedPdq {
  /** A picture with a shorter side has the zero hash and quality 0 (step 1). */
  static final int SHORTEST = 5;

  private final int width;
  private final int height;
  private final Grids grids = new Grids();
  private final Rows first;
  private final float[] padded;
  private final float[] top;
  private int rows;

  /** Of a picture of this size; each side is at least 1. */
  public StreamedPdq(int width, int height) {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException("a side is not positive: " + width + "x" + height);
    }
    this.width = width;
    this.height = height;
    this.first = isTooSmall() ? new Rows.None() : passes();
    this.padded = new float[width + 1];
    this.top = new float[width + 1];
  }

  private boolean isTooSmall() {
    return width < SHORTEST || height < SHORTEST;
  }

  private Rows passes() {
    Window across = new Window(width);
    Window down = new Window(height);
    Rows samples = new SampledRows(down, grids);
    ColumnBox lastColumns = new ColumnBox(down, Grids.WIDTH, samples::row);
    Rows lastRows = new RowBatch.Sampled(across, height + 1, lastColumns::row);
    ColumnBox firstColumns = new ColumnBox(down, width + 1, lastRows::row);
    return new RowBatch.Averaged(across, height + 1, firstColumns::row);
  }

  /**
   * Takes the next row.
   *
   * @param luma as wide as the picture, 0..255; not kept
   */
  public void row(float[] luma) {
    if (isComplete()) {
      throw new IllegalStateException("all " + height + " rows are already here");
    }
    System.arraycopy(luma, 0, padded, 0, width);
    padded[width] = luma[0];
    if (rows == 0) {
      System.arraycopy(padded, 0, top, 0, top.length);
    }
    rows++;
    first.row(padded);
    if (isComplete()) {
      first.row(top); // the outer row
    }
  }

  /** Whether every row is here. */
  public boolean isComplete() {
    return rows == height;
  }

  /** The hashes, once every row was handed over. */
  public PdqHashes hashes() {
    if (!isComplete()) {
      throw new IllegalStateException(rows + " of " + height + " rows are here");
    }
    return grids.hashes();
  }

  /** Picks the rows of the second pass that are looked at, upright and in reverse (step 4). */
  private static final class SampledRows implements Rows {
    private final int[] upright;
    private final int[] reversed;
    private final boolean[] wanted;
    private final Grids grids;
    private int seen;

    SampledRows(Window down, Grids grids) {
      this.upright = down.samples();
      this.reversed = down.mirroredSamples();
      this.wanted = new boolean[down.counts.length];
      for (int i = 0; i < Grids.SIDE; i++) {
        wanted[upright[i]] = true;
        wanted[reversed[i]] = true;
      }
      this.grids = grids;
    }

    @Override
    public void row(float[] averages) {
      if (wanted[seen]) {
        pick(averages);
      }
      seen++;
    }

    private void pick(float[] averages) {
      for (int i = 0; i < Grids.SIDE; i++) {
        if (upright[i] == seen) {
          grids.row(i, false, averages);
        }
        if (reversed[i] == seen) {
          grids.row(i, true, averages);
        }
      }
    }
  }
}
