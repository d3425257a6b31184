package assay.match.pdq;

import java.util.function.Consumer;

/**
 * The box filter along columns, on rows that come one by one. Keeps as many rows as the window is
 * high, never the picture.
 */
final class ColumnBox {
  private final Window window;
  private final float[] sums;
  private final float[][] ring;
  private final float[] top;
  private final float[] averages;
  private final Consumer<float[]> out;
  private int taken;
  private int given;

  /**
   * Starts at the top.
   *
   * @param window along the columns
   * @param columns values in a row
   * @param out takes each averaged row; the array is reused for the next
   */
  ColumnBox(Window window, int columns, Consumer<float[]> out) {
    this.window = window;
    this.sums = new float[columns];
    this.ring = new float[window.size][columns];
    this.top = new float[columns];
    this.averages = new float[columns];
    this.out = out;
  }

  /**
   * Takes the next row: those of all places from the top, then that of the outer place. The last
   * place sets free the rows that were waiting for what is below.
   */
  void row(float[] row) {
    if (taken == window.length) {
      giveOuter(row);
    } else {
      slide(row);
    }
  }

  private void slide(float[] row) {
    if (taken == 0) {
      System.arraycopy(row, 0, top, 0, top.length);
    }
    float[] oldest = ring[taken % window.size];
    if (taken < window.size) {
      add(row, sums, oldest);
    } else {
      addAndSubtract(row, sums, oldest);
    }
    taken++;
    if (taken > window.lead) {
      give();
    }
    if (taken == window.length) {
      drain();
    }
  }

  private void drain() {
    for (int left = taken - window.size; given < window.length; left++) {
      subtract(ring[left % window.size], sums);
      give();
    }
  }

  private void give() {
    divide(sums, window.counts[given], averages);
    given++;
    out.accept(averages);
  }

  private void giveOuter(float[] row) {
    for (int x = 0; x < top.length; x++) {
      averages[x] = (row[x] + top[x]) / window.counts[window.length];
    }
    out.accept(averages);
  }

  private static void add(float[] row, float[] sums, float[] slot) {
    for (int x = 0; x < sums.length; x++) {
      sums[x] += row[x];
      slot[x] = row[x];
    }
  }

  /** Two roundings, one for each operation, in this order. */
  private static void addAndSubtract(float[] row, float[] sums, float[] slot) {
    for (int x = 0; x < sums.length; x++) {
      sums[x] = (sums[x] + row[x]) - slot[x];
      slot[x] = row[x];
    }
  }

  private static void subtract(float[] oldest, float[] sums) {
    for (int x = 0; x < sums.length; x++) {
      sums[x] -= oldest[x];
    }
  }

  private static void divide(float[] sums, float count, float[] averages) {
    for (int x = 0; x < sums.length; x++) {
      averages[x] = sums[x] / count;
    }
  }
}
