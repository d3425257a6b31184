package assay.testkit;

import assay.fingerprint.Pdq;
import assay.policy.Thresholds;
import assay.stage.Lookalikes;
import assay.testkit.LookalikesContract.Known;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Looks at every picture. */
public final class LinearLookalikes implements Lookalikes {
  private final List<Known> known;

  public LinearLookalikes(List<Known> known) {
    this.known = known.stream().distinct().toList();
  }

  @Override
  public long pictures() {
    return known.size();
  }

  @Override
  public List<Lookalike> of(Pdq picture, int distance) {
    if (distance < 0 || distance > Thresholds.WIDEST) {
      throw new IllegalArgumentException("there is no such distance: " + distance);
    }
    Map<String, Lookalike> nearest = new TreeMap<>(); // stable: of one distance by digest
    for (Known one : known) {
      Lookalike next = new Lookalike(one.content(), one.picture().distance(picture));
      nearest.merge(one.content().hex(), next, (a, b) -> a.distance() <= b.distance() ? a : b);
    }
    return nearest.values().stream()
        .filter(l -> l.distance() <= distance)
        .sorted(Comparator.comparingInt(Lookalike::distance))
        .toList();
  }
}
