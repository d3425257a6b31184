package assay.benchmarks;

import assay.fingerprint.Digest;
import assay.fingerprint.DigestAlgorithm;
import assay.match.index.DigestIndex;
import assay.match.index.FingerprintSorter;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
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

/** Look-ups of digests, half of them listed, beside a binary search and a hash set. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class DigestIndexBenchmark {
  private static final int QUERIES = 1 << 16;

  @Param({"100000", "1000000", "5000000"})
  public int digests;

  private final Digest[] queries = new Digest[QUERIES];
  private final Set<Digest> set = new HashSet<>();
  private byte[][] sorted;
  private DigestIndex index;
  private int at;

  @Setup
  public void build() {
    FingerprintSorter sorter = new FingerprintSorter("sha256");
    SplitMix64 random = new SplitMix64(3);
    sorted = new byte[digests][];
    for (int i = 0; i < digests; i++) {
      Digest digest = digest(random);
      sorter.add(digest);
      set.add(digest);
      sorted[i] = digest.bytes();
    }
    Arrays.sort(sorted, Arrays::compareUnsigned);
    index = DigestIndex.of(sorter.sort().column());
    for (int i = 0; i < QUERIES; i++) {
      queries[i] =
          i % 2 == 0
              ? Digest.of(DigestAlgorithm.SHA256, sorted[random.below(digests)])
              : digest(random);
    }
  }

  private static Digest digest(SplitMix64 random) {
    ByteBuffer bytes = ByteBuffer.allocate(32);
    while (bytes.hasRemaining()) {
      bytes.putLong(random.next());
    }
    return Digest.of(DigestAlgorithm.SHA256, bytes.array());
  }

  private Digest next() {
    return queries[at++ & (QUERIES - 1)];
  }

  @Benchmark
  public boolean assay() {
    return index.find(next()).isPresent();
  }

  @Benchmark
  public boolean binarySearch() {
    return Arrays.binarySearch(sorted, next().bytes(), Arrays::compareUnsigned) >= 0;
  }

  @Benchmark
  public boolean hashSet() {
    return set.contains(next());
  }
}
