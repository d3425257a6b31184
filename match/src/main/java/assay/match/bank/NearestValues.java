package assay.match.bank;

import assay.fingerprint.Fingerprint;
import assay.fingerprint.Pdq;
import assay.fingerprint.Transform;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The nearest of the values offered, at most so many, each at its least distance and there in the
 * first transform. Holds no more than it tells, however many are offered.
 */
final class NearestValues {
  private final int most;
  private final Map<Pdq, Value> byHash = new HashMap<>();
  private final TreeSet<Value> sorted = new TreeSet<>(Value.ORDER);

  NearestValues(int most) {
    this.most = most;
  }

  /** A value that is in the list. */
  record Value(Pdq hash, int distance, Transform transform) {
    static final Comparator<Value> ORDER =
        Comparator.comparingInt(Value::distance)
            .thenComparing(Value::hash, Fingerprint.BY_BYTES)
            .thenComparing(Value::transform);
  }

  void offer(Pdq hash, int distance, Transform transform) {
    Value offered = new Value(hash, distance, transform);
    Value before = byHash.get(hash);
    if (before == null || Value.ORDER.compare(offered, before) < 0) {
      if (before != null) {
        sorted.remove(before);
      }
      byHash.put(hash, offered);
      sorted.add(offered);
      dropFarthest();
    }
  }

  private void dropFarthest() {
    if (sorted.size() > most) {
      byHash.remove(sorted.pollLast().hash());
    }
  }

  /** Nearest first, then by value. */
  Stream<Value> stream() {
    return sorted.stream();
  }
}
