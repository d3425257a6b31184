package assay.match.pdq;

import java.util.Arrays;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** The box filter along rows. Waits for a few rows, so that they are summed side by side. */
abstract class RowBatch implements Rows {
  private final RowSums box;
  private final float[][] waiting;
  private final float[][] sums;
  private final int rows;
  private int taken;

  RowBatch(Window across, int rows) {
    this.box = new RowSums(across);
    this.waiting = new float[RowSums.BATCH][across.counts.length];
    this.sums = new float[RowSums.BATCH][across.counts.length];
    this.rows = rows;
  }

  @Override
  public final void row(float[] row) {
    int slot = taken % RowSums.BATCH;
    System.arraycopy(row, 0, waiting[slot], 0, waiting[slot].length);
    taken++;
    if (slot == RowSums.BATCH - 1 || taken == rows) {
      sum(slot + 1);
    }
  }

  private void sum(int count) {
    box.sum(waiting, sums, count);
    for (int row = 0; row < count; row++) {
      give(sums[row]);
    }
  }

  /** Divides the sums of a row, the array being free for that, and passes them on. */
  abstract void give(float[] rowSums);

  /** Passes on the average at every place. */
  static final class Averaged extends RowBatch {
    private final float[] counts;
    private final Consumer<float[]> out;

    Averaged(Window across, int rows, Consumer<float[]> out) {
      super(across, rows);
      this.counts = across.counts;
      this.out = out;
    }

    @Override
    void give(float[] rowSums) {
      for (int x = 0; x < rowSums.length; x++) {
        rowSums[x] /= counts[x];
      }
      out.accept(rowSums);
    }
  }

  /** Passes on the averages at the 64 places that are looked at, and at the 64 mirrored ones. */
  static final class Sampled extends RowBatch {
    private final int[] samples;
    private final float[] counts;
    private final float[] averages = new float[Grids.WIDTH];
    private final Consumer<float[]> out;

    Sampled(Window across, int rows, Consumer<float[]> out) {
      super(across, rows);
      this.samples =
          IntStream.concat(Arrays.stream(across.samples()), Arrays.stream(across.mirroredSamples()))
              .toArray();
      this.counts = new float[Grids.WIDTH];
      for (int j = 0; j < Grids.WIDTH; j++) {
        counts[j] = across.counts[samples[j]];
      }
      this.out = out;
    }

    @Override
    void give(float[] rowSums) {
      for (int j = 0; j < Grids.WIDTH; j++) {
        averages[j] = rowSums[samples[j]];
      }
      for (int j = 0; j < Grids.WIDTH; j++) {
        averages[j] /= counts[j]; // apart from the picking, so that it runs side by side
      }
      out.accept(averages);
    }
  }
}
