package assay.match.list;

import assay.fingerprint.Fingerprint;
import assay.fingerprint.Pdq;
import assay.list.ListEntry;
import assay.list.ListVersion;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One list in one state, as a run compares with it. Never changes; any number of threads may read
 * it.
 */
public interface FrozenList {
  /** Which list it is, in which state. */
  ListVersion version();

  /** The names of the algorithms it has values of. */
  Set<String> algorithms();

  /**
   * The entries that list a value, by id, then by classification; those without come first. None if
   * the value is not listed.
   */
  Stream<ListEntry> entries(Fingerprint value);

  /**
   * All entries that list a value of this algorithm, by value; none if it is not one of {@link
   * #algorithms}.
   */
  Stream<ListEntry> entries(String algorithm);

  /**
   * The same list for a run that has programs for these algorithms, with the values by them that
   * otherwise are not evaluated. A list from files has them already.
   *
   * @param licensed names of licensed algorithms
   */
  default FrozenList evaluating(Set<String> licensed) {
    return this;
  }

  /**
   * The entries under an id of the publisher's, of whichever value, also of one that only a program
   * would look up. May look through the whole list.
   */
  Stream<ListEntry> named(String id);

  /** Is told what is near, in no particular order, each value once for each query. */
  @FunctionalInterface
  interface Near {
    /**
     * This value is listed, and is at this distance from a query.
     *
     * @param query its number among the queries, from 0
     */
    void near(int query, Pdq value, int distance);
  }

  /**
   * Tells for each query all PDQ hashes whose distance from it is at most the radius.
   *
   * @param radius in bits, 0..63
   */
  void find(List<Pdq> queries, int radius, Near near);

  /**
   * How long {@link #find} is expected to take for one of a picture's hashes, in nanoseconds.
   *
   * @param radius in bits, 0..63
   */
  double estimate(int radius);
}
