package assay.match.live;

import assay.fingerprint.Fingerprint;
import assay.fingerprint.Pdq;
import assay.match.index.FingerprintColumn;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * A list as it was after one change. Never changes, and may be read by any number of threads; two
 * look-ups in one view are answered by the same list.
 */
public final class LiveView {
  private final State state;
  private final Values base;

  /** What is not in the base. */
  private final Values added;

  private LiveView(State state, Values base, Values added) {
    this.state = state;
    this.base = base;
    this.added = added;
  }

  static LiveView of(State state, Values base) {
    return new LiveView(state, base, Values.of(state.delta().added()));
  }

  /** The view after this one. What was added is indexed anew only if it is other values. */
  LiveView changed(Delta next) {
    State changed = state.changed(next);
    boolean same = next.added() == state.delta().added();
    return same ? new LiveView(changed, base, added) : of(changed, base);
  }

  /** Is told what is near, in no particular order, each value once. */
  @FunctionalInterface
  public interface Near {
    /** This value matches, and is at this distance. */
    void near(Pdq value, int distance);
  }

  /** Is told what is near, in no particular order, each value once for each query. */
  @FunctionalInterface
  public interface Hits {
    /**
     * This value matches, and is at this distance.
     *
     * @param query its number among the queries, from 0
     */
    void near(int query, Pdq value, int distance);
  }

  /** The name of the algorithm: {@code md5}, {@code pdq}. */
  public String algorithm() {
    return state.delta().algorithm();
  }

  /** The number of changes and merges that led here. */
  public long generation() {
    return state.generation();
  }

  /** How many values are listed. */
  public int size() {
    Delta delta = state.delta();
    return base.size() - delta.withdrawn().cardinality() + delta.added().size();
  }

  /** How many changed values the next merge will put into the base. */
  public int pending() {
    return state.delta().pending();
  }

  /** Whether a value is listed. */
  public boolean matches(Fingerprint value) {
    if (!value.algorithmName().equals(algorithm())) {
      return false;
    }
    OptionalInt position = base.find(value);
    return position.isPresent()
        ? !state.delta().withdrawn().get(position.getAsInt())
        : added.find(value).isPresent();
  }

  /**
   * Tells every value that is listed and at most this far from the query.
   *
   * @param radius in bits, 0..63
   * @throws IllegalArgumentException if the radius is outside, or this is a list of digests
   */
  public void find(Pdq query, int radius, Near near) {
    find(List.of(query), radius, (number, value, distance) -> near.near(value, distance));
  }

  /** The same for many queries, which cost less in one call than in as many calls. */
  public void find(List<Pdq> queries, int radius, Hits hits) {
    base.near(
        queries,
        radius,
        (query, position, distance) -> {
          if (!state.delta().withdrawn().get(position)) {
            hits.near(query, (Pdq) base.get(position), distance);
          }
        });
    added.near(
        queries,
        radius,
        (query, position, distance) -> hits.near(query, (Pdq) added.get(position), distance));
  }

  /**
   * How long a look-up of one of a picture's hashes is expected to take, in nanoseconds.
   *
   * @param radius in bits, 0..63
   * @throws IllegalArgumentException if the radius is outside, or this is a list of digests
   */
  public double estimate(int radius) {
    return base.estimate(radius) + added.estimate(radius);
  }

  /** Tells every value that is listed, in the order of their bytes. */
  public void forEach(Consumer<Fingerprint> told) {
    FingerprintColumn others = state.delta().added();
    int other = 0;
    for (int position = 0; position < base.size(); position++) {
      if (!state.delta().withdrawn().get(position)) {
        Fingerprint value = base.get(position);
        while (other < others.size()
            && Fingerprint.BY_BYTES.compare(others.get(other), value) < 0) {
          told.accept(others.get(other++));
        }
        told.accept(value);
      }
    }
    while (other < others.size()) {
      told.accept(others.get(other++));
    }
  }

  State state() {
    return state;
  }

  Values base() {
    return base;
  }
}
