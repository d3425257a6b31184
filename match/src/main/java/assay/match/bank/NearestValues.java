package assay.match.bank;

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
  private final Map<Integer, Value> byPosition = new HashMap<>();
  private final TreeSet<Value> sorted = new TreeSet<>(Value.ORDER);

  NearestValues(int most) {
    this.most = most;
  }

  /** A value that is in the list at this position. */
  record Value(int position, int distance, Transform transform) {
    static final Comparator<Value> ORDER =
        Comparator.comparingInt(Value::distance)
            .thenComparingInt(Value::position)
            .thenComparing(Value::transform);
  }

  void offer(int position, int distance, Transform transform) {
    Value offered = new Value(position, distance, transform);
    Value before = byPosition.get(position);
    if (before == null || Value.ORDER.compare(offered, before) < 0) {
      if (before != null) {
        sorted.remove(before);
      }
      byPosition.put(position, offered);
      sorted.add(offered);
      dropFarthest();
    }
  }

  private void dropFarthest() {
    if (sorted.size() > most) {
      byPosition.remove(sorted.pollLast().position());
    }
  }

  /** Nearest first, then by position. */
  Stream<Value> stream() {
    return sorted.stream();
  }
}
