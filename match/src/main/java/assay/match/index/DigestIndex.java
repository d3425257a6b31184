package assay.match.index;

import assay.fingerprint.Digest;
import assay.fingerprint.DigestAlgorithm;
import assay.match.file.IndexFile;
import assay.match.file.IndexFileException;
import assay.match.file.IndexFileWriter;
import java.io.IOException;
import java.util.OptionalInt;

/**
 * Finds a digest among many. Its first bits say where the few that share them lie, a binary search
 * tells them apart: two places in memory are touched, however many digests there are. If many share
 * their first bits, which no digest of real content does, the search takes the logarithm of their
 * number.
 *
 * <p>What it holds lies outside the heap, or in a mapped file.
 */
public final class DigestIndex {
  private final DigestColumn column;
  private final PrefixTable prefixes;

  private DigestIndex(DigestColumn column, PrefixTable prefixes) {
    this.column = column;
    this.prefixes = prefixes;
  }

  /**
   * An index over the digests of a column, which it copies.
   *
   * @throws IllegalArgumentException if they are no digests
   */
  public static DigestIndex of(FingerprintColumn column) {
    DigestAlgorithm algorithm =
        DigestAlgorithm.named(column.algorithm())
            .orElseThrow(
                () ->
                    new IllegalArgumentException("expected a digest, found " + column.algorithm()));
    DigestColumn digests = DigestColumn.copy(column, algorithm);
    return new DigestIndex(digests, PrefixTable.of(digests));
  }

  /**
   * The index that was written to a file.
   *
   * @throws IndexFileException if there is none for this algorithm, or it would lead astray
   */
  public static DigestIndex open(IndexFile file, DigestAlgorithm algorithm)
      throws IndexFileException {
    DigestColumn column = DigestColumn.open(file, algorithm);
    return new DigestIndex(column, PrefixTable.open(file, prefixes(algorithm), column.size()));
  }

  /** Whether a file has an index for this algorithm. */
  public static boolean isIn(IndexFile file, DigestAlgorithm algorithm) {
    return file.names().contains(prefixes(algorithm));
  }

  /** Writes the sections that {@link #open} reads. */
  public void write(IndexFileWriter file) throws IOException {
    column.write(file);
    prefixes.write(file, prefixes(algorithm()));
  }

  /** The name of the section with the prefixes; there is one for each index. */
  static String prefixes(DigestAlgorithm algorithm) {
    return algorithm.label() + ".prefixes";
  }

  public DigestAlgorithm algorithm() {
    return column.algorithm();
  }

  /** The number of distinct digests. */
  public int size() {
    return column.size();
  }

  /**
   * The digest at a position.
   *
   * @throws IndexOutOfBoundsException if there is no such position
   */
  public Digest get(int position) {
    return column.get(position);
  }

  /** Where the digest stands, if it does: its position in the order of the bytes. */
  public OptionalInt find(Digest digest) {
    if (digest.algorithm() != algorithm()) {
      return OptionalInt.empty();
    }
    long[] sought = FingerprintColumn.words(digest);
    int low = prefixes.from(sought[0]);
    int high = prefixes.to(sought[0]) - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = column.compare(middle, sought);
      if (order == 0) {
        return OptionalInt.of(middle);
      } else if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return OptionalInt.empty();
  }

  /** Names the algorithm and how many there are, never a digest. */
  @Override
  public String toString() {
    return size() + " digests by " + algorithm().label();
  }
}
