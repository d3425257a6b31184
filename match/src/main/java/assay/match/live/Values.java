package assay.match.live;

import assay.fingerprint.Digest;
import assay.fingerprint.Fingerprint;
import assay.fingerprint.Pdq;
import assay.match.index.DigestIndex;
import assay.match.index.FingerprintColumn;
import assay.match.index.HammingIndex;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Distinct values of one algorithm in the order of their bytes, and what finds them. */
sealed interface Values {
  /** Is told what is near: the number of the query, a position, and the distance. */
  @FunctionalInterface
  interface Hits {
    void near(int query, int position, int distance);
  }

  int size();

  Fingerprint get(int position);

  /** Where a value of this algorithm stands, if it does. */
  OptionalInt find(Fingerprint value);

  /**
   * Tells for each query the positions within the radius.
   *
   * @throws IllegalArgumentException if these are digests, or the radius is outside
   */
  void near(List<Pdq> queries, int radius, Hits hits);

  /**
   * What {@link #near} is expected to take for one of a picture's hashes, in nanoseconds.
   *
   * @throws IllegalArgumentException if these are digests, or the radius is outside
   */
  double estimate(int radius);

  /** Indexes values that come and go with each change. */
  static Values of(FingerprintColumn column) {
    if (!column.algorithm().equals("pdq")) {
      return new Digests(DigestIndex.of(column));
    }
    return column.size() > Few.MOST ? new Hashes(HammingIndex.of(column)) : Few.of(column);
  }

  /** Near or far. */
  record Hashes(HammingIndex index) implements Values {
    @Override
    public int size() {
      return index.column().size();
    }

    @Override
    public Fingerprint get(int position) {
      return index.column().get(position);
    }

    @Override
    public OptionalInt find(Fingerprint value) {
      return index.column().find(value);
    }

    @Override
    public void near(List<Pdq> queries, int radius, Hits hits) {
      index.find(queries, radius, hits::near);
    }

    @Override
    public double estimate(int radius) {
      return index.estimate(radius);
    }
  }

  /** So few that each is compared with the query. Spares every change the tables of an index. */
  record Few(FingerprintColumn column, List<Pdq> hashes) implements Values {
    static final int MOST = 2048;
    private static final double NANOS = 2; // for a comparison, in the cache

    static Few of(FingerprintColumn column) {
      return new Few(
          column,
          IntStream.range(0, column.size()).mapToObj(column::get).map(Pdq.class::cast).toList());
    }

    @Override
    public int size() {
      return hashes.size();
    }

    @Override
    public Fingerprint get(int position) {
      return hashes.get(position);
    }

    @Override
    public OptionalInt find(Fingerprint value) {
      return column.find(value);
    }

    @Override
    public void near(List<Pdq> queries, int radius, Hits hits) {
      for (int query = 0; query < queries.size(); query++) {
        for (int position = 0; position < hashes.size(); position++) {
          int distance = hashes.get(position).distance(queries.get(query));
          if (distance <= radius) {
            hits.near(query, position, distance);
          }
        }
      }
    }

    @Override
    public double estimate(int radius) {
      return NANOS * hashes.size();
    }
  }

  /** Equal or not. */
  record Digests(DigestIndex index) implements Values {
    @Override
    public int size() {
      return index.size();
    }

    @Override
    public Fingerprint get(int position) {
      return index.get(position);
    }

    @Override
    public OptionalInt find(Fingerprint value) {
      return value instanceof Digest digest ? index.find(digest) : OptionalInt.empty();
    }

    @Override
    public void near(List<Pdq> queries, int radius, Hits hits) {
      throw notPdq();
    }

    @Override
    public double estimate(int radius) {
      throw notPdq();
    }

    private IllegalArgumentException notPdq() {
      return new IllegalArgumentException("expected " + index.algorithm().label() + ", found pdq");
    }
  }
}
