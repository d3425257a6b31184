package assay.match.index;

import assay.fingerprint.Digest;
import assay.fingerprint.DigestAlgorithm;
import assay.match.atrest.AtRest;
import assay.match.file.IndexFileWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/**
 * Writes the index of more digests than fit in memory; they are sorted by a {@link SpillingSorter}.
 * For one thread.
 *
 * <p>Memory and disk: those of the sorter, and 1 byte for each digest.
 */
public final class DigestIndexBuilder implements Closeable {
  private final DigestAlgorithm algorithm;
  private final int width;
  private final SpillingSorter sorter;

  /**
   * Starts empty.
   *
   * @param scratch the owner's own folder, on whose disk the runs are kept
   * @param share memory in bytes while digests come, at least 4096
   */
  public DigestIndexBuilder(DigestAlgorithm algorithm, Path scratch, int share, AtRest atRest)
      throws IOException {
    this.algorithm = algorithm;
    this.width = FingerprintColumn.width(algorithm.label());
    this.sorter = new SpillingSorter(algorithm.label(), scratch, share, atRest);
  }

  /**
   * Takes the next one; repeated ones are kept once.
   *
   * @throws IllegalArgumentException if it is of another algorithm
   * @throws ArithmeticException after 2,147,483,647 of them
   */
  public void add(Digest digest) throws IOException {
    sorter.add(digest);
  }

  /** Writes the sections that {@link DigestIndex#open} reads. Nothing may be added any more. */
  public void write(IndexFileWriter file) throws IOException {
    ValueRuns.Merged merged = sorter.merge();
    PrefixTable.Counts counts = new PrefixTable.Counts(sorter.arrived());
    for (int piece = 0; merged.hasNext(); piece++) {
      file.section(DigestColumn.section(algorithm, piece), out -> copyPiece(merged, counts, out));
    }
    counts.table().write(file, DigestIndex.prefixes(algorithm));
  }

  private void copyPiece(ValueRuns.Merged from, PrefixTable.Counts counts, OutputStream out)
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
    sorter.close();
  }
}
