package assay.match.index;

import assay.fingerprint.Pdq;
import assay.match.file.IndexFile;
import assay.match.file.IndexFileException;
import assay.match.file.IndexFileWriter;
import assay.policy.Thresholds;
import java.io.IOException;

/**
 * Finds every PDQ hash within a Hamming distance, exactly, for each radius from 0 to {@link
 * Thresholds#WIDEST}.
 *
 * <p>Multi-index hashing (Norouzi, Punjani, Fleet, 2014) with tight thresholds and a chain filter
 * (Qin and Xiao, "Pigeonring", VLDB 2018). A hash is cut into sixteen parts of sixteen bits. For
 * radius {@code r} the parts get thresholds {@code u[i]} that sum to {@code r + 1}. If two hashes
 * differ by at most {@code r} bits, {@code d[i]} of them in part {@code i}, then {@code u - d} sums
 * to at least 1 around the ring of parts, so there is a part from which on every partial sum is
 * positive; at least {@code d[i] < u[i]} and {@code d[i] + d[i+1] < u[i] + u[i+1]}. Such a part is
 * a <em>chain start</em>. So it is enough to look, in the table of each part, into the buckets
 * fewer than {@code u[i]} bits away, and there only at entries whose next part, kept beside them as
 * their signature, passes the second test. What passes is compared in full, and reported by the
 * table of its first chain start only, so nothing is reported twice.
 */
public final class HammingIndex {
  static final int PARTS = 16;

  private final FingerprintColumn column;
  private final PartTable[] tables = new PartTable[PARTS];

  private HammingIndex(FingerprintColumn column) {
    this.column = column;
    for (int part = 0; part < PARTS; part++) {
      tables[part] = new PartTable(column, part);
    }
  }

  /**
   * An index over a column, which it keeps.
   *
   * @throws IllegalArgumentException if the column is not of PDQ hashes
   */
  public static HammingIndex of(FingerprintColumn column) {
    if (!column.algorithm().equals(FingerprintColumn.PDQ)) {
      throw new IllegalArgumentException("expected pdq, found " + column.algorithm());
    }
    return new HammingIndex(column);
  }

  /**
   * What a look-up is expected to cost on one core: nanoseconds, by the number of buckets that are
   * looked into and of signatures in them.
   */
  public double estimate(int radius) {
    double buckets = 0;
    for (int part = 0; part < PARTS; part++) {
      buckets += Flips.fewerThan((radius + 1) / PARTS + (part < (radius + 1) % PARTS ? 1 : 0));
    }
    return buckets * (5 + 10.0 * column.size() / (1 << 16));
  }

  /**
   * The index that was written to a file.
   *
   * @throws IndexFileException if there is none
   */
  public static HammingIndex open(IndexFile file) throws IndexFileException {
    return of(ColumnFile.open(file, FingerprintColumn.PDQ));
  }

  /** Writes the sections that {@link #open} reads. */
  public void write(IndexFileWriter file) throws IOException {
    ColumnFile.write(file, column);
  }

  /** The hashes; what is found is told by its position in it. */
  public FingerprintColumn column() {
    return column;
  }

  /** Is told what is near, in no particular order, each position once. */
  @FunctionalInterface
  public interface Neighbours {
    /** There is a hash at this position of the column at this distance. */
    void near(int position, int distance);
  }

  /**
   * Tells all hashes whose distance from the query is at most the radius.
   *
   * @param radius in bits, 0..{@value Thresholds#WIDEST}
   * @throws IllegalArgumentException if the radius is outside
   */
  public void find(Pdq query, int radius, Neighbours neighbours) {
    if (radius < 0 || radius > Thresholds.WIDEST) {
      throw new IllegalArgumentException(
          "radius is in 0.." + Thresholds.WIDEST + ", not " + radius);
    }
    HammingQuery search = new HammingQuery(column, query, radius, neighbours);
    for (int part = 0; part < PARTS; part++) {
      tables[part].search(search);
    }
  }
}
