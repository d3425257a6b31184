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

/** A column, and what finds values in it. */
sealed interface Values {
  FingerprintColumn column();

  /** Where a value of the column's algorithm stands, if it does. */
  default OptionalInt find(Fingerprint value) {
    return column().find(value);
  }

  /**
   * Tells the positions within the radius.
   *
   * @throws IllegalArgumentException if these are digests, or the radius is outside
   */
  void near(Pdq query, int radius, HammingIndex.Neighbours neighbours);

  /** For values that come and go with each change. */
  static Values passing(FingerprintColumn column) {
    return column.algorithm().equals("pdq") && column.size() <= Few.MOST
        ? Few.of(column)
        : lasting(column);
  }

  /** For values that stay. */
  static Values lasting(FingerprintColumn column) {
    return column.algorithm().equals("pdq")
        ? new Hashes(column, HammingIndex.of(column))
        : new Digests(column, DigestIndex.of(column));
  }

  /** Near or far. */
  record Hashes(FingerprintColumn column, HammingIndex index) implements Values {
    @Override
    public void near(Pdq query, int radius, HammingIndex.Neighbours neighbours) {
      index.find(query, radius, neighbours);
    }
  }

  /** So few that each is compared with the query. Spares every change the tables of an index. */
  record Few(FingerprintColumn column, List<Pdq> hashes) implements Values {
    static final int MOST = 2048;

    static Few of(FingerprintColumn column) {
      return new Few(
          column,
          IntStream.range(0, column.size()).mapToObj(column::get).map(Pdq.class::cast).toList());
    }

    @Override
    public void near(Pdq query, int radius, HammingIndex.Neighbours neighbours) {
      for (int position = 0; position < hashes.size(); position++) {
        int distance = hashes.get(position).distance(query);
        if (distance <= radius) {
          neighbours.near(position, distance);
        }
      }
    }
  }

  /** Equal or not. */
  record Digests(FingerprintColumn column, DigestIndex index) implements Values {
    @Override
    public OptionalInt find(Fingerprint value) {
      return value instanceof Digest digest ? index.find(digest) : OptionalInt.empty();
    }

    @Override
    public void near(Pdq query, int radius, HammingIndex.Neighbours neighbours) {
      throw new IllegalArgumentException("expected " + column.algorithm() + ", found pdq");
    }
  }
}
