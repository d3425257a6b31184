package assay.benchmarks;

import assay.fingerprint.Pdq;
import assay.match.index.FingerprintSorter;
import assay.match.index.HammingIndex;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Look-ups in the Hamming index, on files that {@link IndexWork} wrote into the folder of the
 * property {@code bench.data}. All figures are of one hash.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class HammingIndexBenchmark {
  private static final int PICTURE = 15;
  private static final int BATCH = 4096;

  @Param({"uniform", "natural"})
  public String set;

  @Param({"100000", "1000000"})
  public int size;

  @Param({"0", "15", "31", "40", "47", "63"})
  public int radius;

  private HammingIndex index;
  private List<Pdq> queries;
  private int at;
  private long found;

  @Setup
  public void build() throws IOException {
    Path folder = Path.of(System.getProperty("bench.data"));
    queries = IndexWork.queries(folder, set, size);
    Hashes hashes = Hashes.read(folder.resolve(set + "-" + size + ".set"));
    FingerprintSorter sorter = new FingerprintSorter("pdq");
    for (int i = 0; i < hashes.size(); i++) {
      sorter.add(hashes.get(i));
    }
    index = HammingIndex.of(sorter.sort().column());
  }

  @Benchmark
  public long single() {
    return look(1);
  }

  /** The hashes of one picture in all orientations. */
  @Benchmark
  @OperationsPerInvocation(PICTURE)
  public long picture() {
    return look(PICTURE);
  }

  @Benchmark
  @OperationsPerInvocation(BATCH)
  public long batch() {
    return look(BATCH);
  }

  private long look(int count) {
    if (at + count > queries.size()) {
      at = 0;
    }
    index.find(queries.subList(at, at + count), radius, (query, position, distance) -> found++);
    at += count;
    return found;
  }
}
