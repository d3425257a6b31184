package assay.match.webp;

/** The inverse transforms, in integers (14.3, 14.4). */
final class Transforms {
  private Transforms() {}

  /** Writes the sixteen results to the first coefficient of each block of luma. */
  static void walshHadamard(int[] in, int[] out) {
    int[] half = new int[16];
    for (int i = 0; i < 4; i++) {
      int a0 = in[i] + in[12 + i];
      int a1 = in[4 + i] + in[8 + i];
      int a2 = in[4 + i] - in[8 + i];
      int a3 = in[i] - in[12 + i];
      half[i] = a0 + a1;
      half[4 + i] = a3 + a2;
      half[8 + i] = a0 - a1;
      half[12 + i] = a3 - a2;
    }
    for (int i = 0; i < 4; i++) {
      int a0 = half[4 * i] + 3 + half[4 * i + 3];
      int a1 = half[4 * i + 1] + half[4 * i + 2];
      int a2 = half[4 * i + 1] - half[4 * i + 2];
      int a3 = half[4 * i] + 3 - half[4 * i + 3];
      out[64 * i] = (a0 + a1) >> 3;
      out[64 * i + 16] = (a3 + a2) >> 3;
      out[64 * i + 32] = (a0 - a1) >> 3;
      out[64 * i + 48] = (a3 - a2) >> 3;
    }
  }

  /** {@code a} times the square root of two times the cosine of an eighth turn's half. */
  private static int cosine(int a) {
    return ((a * 20091) >> 16) + a;
  }

  private static int sine(int a) {
    return (a * 35468) >> 16;
  }

  /** Adds the transformed block of sixteen coefficients to the samples. */
  static void add(int[] in, int from, byte[] samples, int at, int stride, int[] half) {
    for (int i = 0; i < 4; i++) {
      int first = in[from + i];
      int second = in[from + 4 + i];
      int third = in[from + 8 + i];
      int fourth = in[from + 12 + i];
      int a = first + third;
      int b = first - third;
      int c = sine(second) - cosine(fourth);
      int d = cosine(second) + sine(fourth);
      half[4 * i] = a + d;
      half[4 * i + 1] = b + c;
      half[4 * i + 2] = b - c;
      half[4 * i + 3] = a - d;
    }
    for (int y = 0; y < 4; y++) {
      int dc = half[y] + 4;
      int a = dc + half[8 + y];
      int b = dc - half[8 + y];
      int c = sine(half[4 + y]) - cosine(half[12 + y]);
      int d = cosine(half[4 + y]) + sine(half[12 + y]);
      int to = at + y * stride;
      samples[to] = sum(samples[to], a + d);
      samples[to + 1] = sum(samples[to + 1], b + c);
      samples[to + 2] = sum(samples[to + 2], b - c);
      samples[to + 3] = sum(samples[to + 3], a - d);
    }
  }

  private static byte sum(byte sample, int difference) {
    return Plane.clamp((sample & 0xff) + (difference >> 3));
  }
}
