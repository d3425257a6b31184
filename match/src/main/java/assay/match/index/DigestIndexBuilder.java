package assay.match.index;

import assay.fingerprint.Digest;
import assay.fingerprint.DigestAlgorithm;
import assay.match.file.IndexFileWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Writes the index of more digests than fit in memory: sorts as many at a time as its share of
 * memory holds, keeps them on disk as runs, and merges the runs into the file. For one thread.
 *
 * <p>Memory: the share, while digests come; then 1 MiB for each run and 1 byte for each digest.
 * Disk: the length of all digests that came, in a nameless file that vanishes with the process.
 */
public final class DigestIndexBuilder implements Closeable {
  /** 64 MiB, enough for 1.6 million SHA-256 at a time. */
  public static final int SHARE = 1 << 26;

  private final DigestAlgorithm algorithm;
  private final int width;
  private final int most;
  private final DigestRuns runs;
  private long[] words = new long[64];
  private int held;
  private int arrived;

  /**
   * Starts empty.
   *
   * @param scratch the owner's own folder, on whose disk the runs are kept
   * @param share memory in bytes while digests come, at least 4096
   */
  public DigestIndexBuilder(DigestAlgorithm algorithm, Path scratch, int share) throws IOException {
    if (share < 4096) {
      throw new IllegalArgumentException("the share is at least 4096 bytes, not " + share);
    }
    this.algorithm = algorithm;
    this.width = FingerprintColumn.width(algorithm.label());
    this.most = share / (width * Long.BYTES + 2 * Integer.BYTES); // sorting needs two numbers each
    this.runs = new DigestRuns(algorithm, scratch);
  }

  /**
   * Takes the next one; repeated ones are kept once.
   *
   * @throws IllegalArgumentException if it is of another algorithm
   * @throws ArithmeticException after 2,147,483,647 of them
   */
  public void add(Digest digest) throws IOException {
    if (digest.algorithm() != algorithm) {
      throw new IllegalArgumentException(
          "expected " + algorithm.label() + ", found " + digest.algorithmName());
    }
    arrived = Math.incrementExact(arrived);
    if (held == most) {
      spill();
    }
    if ((held + 1) * width > words.length) {
      words = Arrays.copyOf(words, Math.min(most * width, 2 * words.length));
    }
    System.arraycopy(FingerprintColumn.words(digest), 0, words, held * width, width);
    held++;
  }

  private void spill() throws IOException {
    runs.add(words, new RadixSort(words, width).order(held));
    held = 0;
  }

  /** Writes the sections that {@link DigestIndex#open} reads. Nothing may be added any more. */
  public void write(IndexFileWriter file) throws IOException {
    spill();
    words = new long[0];
    PrefixTable.Counts counts = new PrefixTable.Counts(arrived);
    DigestRuns.Merged merged = runs.merge();
    for (int piece = 0; merged.hasNext(); piece++) {
      file.section(DigestColumn.section(algorithm, piece), out -> copyPiece(merged, counts, out));
    }
    counts.table().write(file, DigestIndex.prefixes(algorithm));
  }

  private void copyPiece(DigestRuns.Merged from, PrefixTable.Counts counts, OutputStream out)
      throws IOException {
    ByteBuffer value = ByteBuffer.allocate(width * Long.BYTES);
    for (int left = 1 << DigestColumn.pieceLog(algorithm); left > 0 && from.hasNext(); left--) {
      long[] next = from.next();
      value.asLongBuffer().put(next);
      out.write(value.array(), 0, algorithm.length());
      counts.add(next[0]);
    }
  }

  /** Lets the disk space go. */
  @Override
  public void close() throws IOException {
    runs.close();
  }
}
