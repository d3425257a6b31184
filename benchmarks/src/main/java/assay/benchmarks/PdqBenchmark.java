package assay.benchmarks;

import assay.fingerprint.PdqHashes;
import assay.match.decode.LumaRows;
import assay.match.pdq.PdqStream;
import assay.testkit.SlowPdq;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * PDQ of decoded pixels: luma, and the fifteen hashes that Assay looks up. The peer does what the
 * reference implementation does, over whole pictures of floats, for one hash only.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class PdqBenchmark {
  @Param({"512x512", "1600x1004", "2560x1600", "5120x2880"})
  public String size;

  private int width;
  private int height;
  private byte[] rgb;

  /** Smooth shapes with some noise. */
  @Setup
  public void draw() {
    String[] sides = size.split("x");
    width = Integer.parseInt(sides[0]);
    height = Integer.parseInt(sides[1]);
    rgb = new byte[3 * width * height];
    SplitMix64 random = new SplitMix64(7);
    for (int i = 0; i < rgb.length; i++) {
      int x = i / 3 % width;
      int y = i / 3 / width;
      double wave = Math.sin(x * 9.0 / width + i % 3) + Math.cos(y * 7.0 / height);
      rgb[i] = (byte) (128 + 50 * wave + random.below(16));
    }
  }

  @Benchmark
  public PdqHashes assay() {
    PdqStream pdq = new PdqStream(width, height);
    float[] luma = new float[width];
    for (int y = 0; y < height; y++) {
      LumaRows.rgb(rgb, 3 * y * width, luma);
      pdq.row(luma);
    }
    return pdq.hashes();
  }

  @Benchmark
  public SlowPdq.Hashed wholePictures() {
    float[][] luma = new float[height][width];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int at = 3 * (y * width + x);
        luma[y][x] = SlowPdq.luma(rgb[at] & 255, rgb[at + 1] & 255, rgb[at + 2] & 255);
      }
    }
    return SlowPdq.hash(luma);
  }
}
