package assay.match.pdq;

/**
 * The running sums of the box filter along rows, not yet divided.
 *
 * <p>A running sum in floats depends on every step before it, so it can be neither split nor
 * reordered without changing bits. What can be done is to run four rows side by side: the additions
 * of one row wait for one another, those of different rows do not.
 */
final class RowSums {
  /** Rows that are summed side by side. */
  static final int BATCH = 4;

  private final int length;
  private final int size;
  private final int lead;

  RowSums(Window window) {
    this.length = window.length;
    this.size = window.size;
    this.lead = window.lead;
  }

  /** Replaces the first {@code rows} of {@code sums} by the sums over those of {@code in}. */
  void sum(float[][] in, float[][] sums, int rows) {
    if (rows == BATCH) {
      sumFour(in, sums);
    } else {
      for (int row = 0; row < rows; row++) {
        sumOne(in[row], sums[row]);
      }
    }
    for (int row = 0; row < rows; row++) {
      sums[row][length] = in[row][length] + in[row][0]; // the outer place
    }
  }

  private void sumOne(float[] in, float[] sums) {
    float sum = 0;
    for (int right = 0; right < lead; right++) {
      sum += in[right];
    }
    for (int right = lead; right < size; right++) {
      sum += in[right];
      sums[right - lead] = sum;
    }
    for (int right = size; right < length; right++) {
      sum += in[right];
      sum -= in[right - size];
      sums[right - lead] = sum;
    }
    for (int left = length - size; left < length - size + lead; left++) {
      sum -= in[left];
      sums[left + size - lead] = sum;
    }
  }

  private void sumFour(float[][] in, float[][] sums) {
    float[] in0 = in[0];
    float[] in1 = in[1];
    float[] in2 = in[2];
    float[] in3 = in[3];
    float[] sums0 = sums[0];
    float[] sums1 = sums[1];
    float[] sums2 = sums[2];
    float[] sums3 = sums[3];
    float sum0 = 0;
    float sum1 = 0;
    float sum2 = 0;
    float sum3 = 0;
    for (int right = 0; right < lead; right++) {
      sum0 += in0[right];
      sum1 += in1[right];
      sum2 += in2[right];
      sum3 += in3[right];
    }
    for (int right = lead; right < size; right++) {
      sums0[right - lead] = sum0 += in0[right];
      sums1[right - lead] = sum1 += in1[right];
      sums2[right - lead] = sum2 += in2[right];
      sums3[right - lead] = sum3 += in3[right];
    }
    for (int right = size; right < length; right++) {
      sum0 += in0[right];
      sum1 += in1[right];
      sum2 += in2[right];
      sum3 += in3[right];
      sums0[right - lead] = sum0 -= in0[right - size];
      sums1[right - lead] = sum1 -= in1[right - size];
      sums2[right - lead] = sum2 -= in2[right - size];
      sums3[right - lead] = sum3 -= in3[right - size];
    }
    for (int left = length - size; left < length - size + lead; left++) {
      sums0[left + size - lead] = sum0 -= in0[left];
      sums1[left + size - lead] = sum1 -= in1[left];
      sums2[left + size - lead] = sum2 -= in2[left];
      sums3[left + size - lead] = sum3 -= in3[left];
    }
  }
}
