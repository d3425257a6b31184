package assay.match.index;

import assay.fingerprint.Pdq;
import assay.match.file.IndexFile;
import assay.match.file.IndexFileException;
import assay.match.file.IndexFileWriter;
import assay.policy.Thresholds;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

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
 *
 * <p>That is done query by query ({@link Probe}) or, for thousands of queries, table by table
 * ({@link Join}). Wide radii and short lists are cheaper to compare with everything ({@link Scan}).
 * Which it is, is decided for each call by {@link Cost}; what is found is the same.
 */
public final class HammingIndex {
  static final int PARTS = 16;
  private static final int HASHES_OF_A_PICTURE = 15; // eight derived, seven turned

  private final FingerprintColumn column;
  private final List<PartTable> tables;
  private final double bucket; // as Cost wants it

  private HammingIndex(FingerprintColumn column, List<PartTable> tables) {
    this.column = column;
    this.tables = tables;
    this.bucket = tables.stream().mapToDouble(PartTable::crowding).average().orElse(0);
  }

  /**
   * An index over a column, which it keeps.
   *
   * @throws IllegalArgumentException if the column is not of PDQ hashes
   */
  public static HammingIndex of(FingerprintColumn column) {
    requireHashes(column);
    return new HammingIndex(
        column,
        IntStream.range(0, PARTS)
            .parallel()
            .mapToObj(part -> new PartTableBuilder(column, part).build())
            .toList());
  }

  /**
   * The index that was written to a file.
   *
   * @throws IndexFileException if there is none, or it would send a look-up anywhere else than to
   *     its hashes
   */
  public static HammingIndex open(IndexFile file) throws IndexFileException {
    FingerprintColumn column = ColumnFile.open(file, FingerprintColumn.PDQ);
    List<PartTable> tables = new ArrayList<>();
    for (int part = 0; part < PARTS; part++) {
      tables.add(PartTable.open(file, part, column.size()));
    }
    return new HammingIndex(column, List.copyOf(tables));
  }

  /** Writes the sections that {@link #open} reads. */
  public void write(IndexFileWriter file) throws IOException {
    ColumnFile.write(file, column);
    for (PartTable table : tables) {
      table.write(file);
    }
  }

  /** Writes the index of a column, with one of its tables in memory at a time. */
  public static void write(FingerprintColumn column, IndexFileWriter file) throws IOException {
    requireHashes(column);
    ColumnFile.write(file, column);
    PartTableBuilder.Space space = new PartTableBuilder.Space(column.size());
    for (int part = 0; part < PARTS; part++) {
      new PartTableBuilder(column, part).build(space).write(file);
    }
  }

  private static void requireHashes(FingerprintColumn column) {
    if (!column.algorithm().equals(FingerprintColumn.PDQ)) {
      throw new IllegalArgumentException("expected pdq, found " + column.algorithm());
    }
  }

  /** The hashes; what is found is told by its position in it. */
  public FingerprintColumn column() {
    return column;
  }

  /** Is told what is near, in no particular order, each pair once. */
  @FunctionalInterface
  public interface Hits {
    /**
     * There is a hash at this position of the column at this distance from a query.
     *
     * @param query its number among the queries, from 0
     */
    void near(int query, int position, int distance);
  }

  /** Is told what is near the only query, in no particular order, each position once. */
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
    find(
        List.of(query),
        radius,
        (number, position, distance) -> neighbours.near(position, distance));
  }

  /**
   * Tells for each query all hashes whose distance from it is at most the radius. Many queries in
   * one call cost less than as many calls; from a few thousand on, much less.
   *
   * @param radius in bits, 0..{@value Thresholds#WIDEST}
   * @throws IllegalArgumentException if the radius is outside
   */
  public void find(List<Pdq> queries, int radius, Hits hits) {
    find(queries, radius, hits, cost(radius, queries.size()).cheapest());
  }

  /**
   * How long a query is expected to take, in nanoseconds, if the fifteen hashes of a picture are
   * looked up in one call. From a model, not from a clock: it serves to weigh radii against other
   * work, and is the same on every machine and in every run.
   *
   * @param radius in bits, 0..{@value Thresholds#WIDEST}
   * @throws IllegalArgumentException if the radius is outside
   */
  public double estimate(int radius) {
    return cost(radius, HASHES_OF_A_PICTURE).least();
  }

  Cost cost(int radius, int queries) {
    if (radius < 0 || radius > Thresholds.WIDEST) {
      throw new IllegalArgumentException(
          "radius is in 0.." + Thresholds.WIDEST + ", not " + radius);
    }
    return new Cost(column.size(), bucket, radius, queries);
  }

  /** Finds by this plan. */
  void find(List<Pdq> hashes, int radius, Hits hits, Plan plan) {
    Queries queries = new Queries(hashes, radius);
    Comparison comparison = new Comparison(column, queries, hits);
    switch (plan) {
      case PROBE -> new Probe(tables, queries, comparison).run();
      case SCAN -> new Scan(column, queries, comparison).run();
      case JOIN -> new Join(tables, queries, comparison).run();
    }
  }
}
