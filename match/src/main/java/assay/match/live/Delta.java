package assay.match.live;

import assay.fingerprint.Fingerprint;
import assay.match.index.FingerprintColumn;
import assay.match.index.FingerprintSorter;
import java.util.BitSet;
import java.util.HashSet;
import java.util.OptionalInt;
import java.util.Set;

/**
 * How a list differs from its base.
 *
 * @param added listed, and not in the base
 * @param withdrawn positions of the base that are not listed; never changed
 */
record Delta(FingerprintColumn added, BitSet withdrawn) {
  static Delta none(String algorithm) {
    return new Delta(new FingerprintSorter(algorithm).sort().column(), new BitSet());
  }

  String algorithm() {
    return added.algorithm();
  }

  /** How many differences a merge would do away with. */
  int pending() {
    return added.size() + withdrawn.cardinality();
  }

  /**
   * After a change.
   *
   * @throws IllegalArgumentException if a value is of another algorithm
   */
  Delta with(Change change, Values base) {
    change.requireAlgorithm(algorithm());
    Set<Fingerprint> arriving = new HashSet<>();
    Set<Fingerprint> leaving = new HashSet<>();
    BitSet hidden = (BitSet) withdrawn.clone();
    for (Fingerprint value : change.added()) {
      base.find(value).ifPresentOrElse(hidden::clear, () -> arriving.add(value));
    }
    for (Fingerprint value : change.withdrawn()) {
      base.find(value).ifPresentOrElse(hidden::set, () -> leaving.add(value));
    }
    return new Delta(edited(added, arriving, leaving), hidden);
  }

  /**
   * The same list, told as differences from a base that holds what an earlier delta said of the
   * base before it.
   *
   * @param merged the earlier delta
   * @param before the base that this delta and the earlier one are about
   * @param after the base into which the earlier one went
   */
  Delta carriedOver(Delta merged, Values before, Values after) {
    Set<Fingerprint> arrived = values(added);
    arrived.removeAll(values(merged.added));
    minus(merged.withdrawn, withdrawn).stream().mapToObj(before::get).forEach(arrived::add);
    Set<Fingerprint> left = values(merged.added);
    left.removeAll(values(added));
    minus(withdrawn, merged.withdrawn).stream().mapToObj(before::get).forEach(left::add);
    BitSet hidden = new BitSet();
    left.stream().map(after::find).mapToInt(OptionalInt::getAsInt).forEach(hidden::set);
    return new Delta(edited(none(algorithm()).added, arrived, Set.of()), hidden);
  }

  private static Set<Fingerprint> values(FingerprintColumn column) {
    Set<Fingerprint> values = new HashSet<>();
    for (int position = 0; position < column.size(); position++) {
      values.add(column.get(position));
    }
    return values;
  }

  private static BitSet minus(BitSet some, BitSet others) {
    BitSet rest = (BitSet) some.clone();
    rest.andNot(others);
    return rest;
  }

  /** The column without some values and with others. */
  private static FingerprintColumn edited(
      FingerprintColumn column, Set<Fingerprint> arriving, Set<Fingerprint> leaving) {
    if (arriving.isEmpty() && leaving.isEmpty()) {
      return column;
    }
    FingerprintSorter sorter = new FingerprintSorter(column.algorithm());
    for (int position = 0; position < column.size(); position++) {
      Fingerprint value = column.get(position);
      if (!leaving.contains(value)) {
        sorter.add(value);
      }
    }
    arriving.forEach(sorter::add);
    return sorter.sort().column();
  }
}
