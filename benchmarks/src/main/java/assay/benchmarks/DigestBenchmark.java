package assay.benchmarks;

import assay.fingerprint.Digest;
import assay.fingerprint.DigestAlgorithm;
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

/** Digests of a mebibyte; {@code benchmarks/jmh.sh} runs openssl beside it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class DigestBenchmark {
  @Param({"MD5", "SHA1", "SHA256"})
  public DigestAlgorithm algorithm;

  private final byte[] content = new byte[1 << 20];

  @Setup
  public void fill() {
    SplitMix64 random = new SplitMix64(1);
    for (int i = 0; i < content.length; i++) {
      content[i] = (byte) random.next();
    }
  }

  @Benchmark
  public Digest mebibyte() {
    return Digest.compute(algorithm, content);
  }
}
