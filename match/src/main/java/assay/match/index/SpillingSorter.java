package assay.match.index;

import assay.fingerprint.Fingerprint;
import assay.match.atrest.AtRest;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Sorts more values than fit in memory: as many at a time as its share of memory holds, kept on
 * disk as runs, which are merged. For one thread.
 *
 * <p>Memory: the share, while values come; then 1 MiB for each run. Disk: the length of all values
 * that came, in a nameless file that vanishes with the process.
 */
public final class SpillingSorter implements Closeable {
  /** 64 MiB, enough for 1.6 million SHA-256 at a time. */
  public static final int SHARE = 1 << 26;

  private final String algorithm;
  private final int width;
  private final int most;
  private final ValueRuns runs;
  private long[] words = new long[64];
  private int held;
  private int arrived;

  /**
   * Starts empty.
   *
   * @param scratch the owner's own folder, on whose disk the runs are kept
   * @param share memory in bytes while values come, at least 4096
   */
  public SpillingSorter(String algorithm, Path scratch, int share, AtRest atRest)
      throws IOException {
    if (share < 4096) {
      throw new IllegalArgumentException("the share is at least 4096 bytes, not " + share);
    }
    this.algorithm = algorithm;
    this.width = FingerprintColumn.width(algorithm);
    this.most = share / (width * Long.BYTES + 2 * Integer.BYTES); // sorting needs two numbers each
    this.runs = new ValueRuns(algorithm, scratch, atRest);
  }

  /**
   * Takes the next one; repeated ones are kept once.
   *
   * @throws IllegalArgumentException if it is of another algorithm
   * @throws ArithmeticException after 2,147,483,647 of them
   */
  public void add(Fingerprint value) throws IOException {
    if (!value.algorithmName().equals(algorithm)) {
      throw new IllegalArgumentException(
          "expected " + algorithm + ", found " + value.algorithmName());
    }
    arrived = Math.incrementExact(arrived);
    if (held == most) {
      spill();
    }
    if ((held + 1) * width > words.length) {
      words = Arrays.copyOf(words, Math.min(most * width, 2 * words.length));
    }
    System.arraycopy(FingerprintColumn.words(value), 0, words, held * width, width);
    held++;
  }

  private void spill() throws IOException {
    runs.add(words, new RadixSort(words, width).order(held));
    held = 0;
  }

  /** How many came. */
  int arrived() {
    return arrived;
  }

  /** All values in the order of their bytes, each once. Nothing may be added any more. */
  ValueRuns.Merged merge() throws IOException {
    spill();
    words = new long[0];
    return runs.merge();
  }

  /** Tells all values in the order of their bytes, each once. Nothing may be added any more. */
  public void forEach(ColumnFile.Sink sink) throws IOException {
    ValueRuns.Merged merged = merge();
    while (merged.hasNext()) {
      sink.add(FingerprintColumn.fingerprint(algorithm, merged.next()));
    }
  }

  /** Lets the disk space go. */
  @Override
  public void close() throws IOException {
    runs.close();
  }
}
