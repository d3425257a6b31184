package assay.casework.recovery;

import assay.casework.captures.CaptureIndex;
import assay.casework.captures.Sighting;
import assay.fingerprint.Digest;
import assay.record.ItemRecord;
import assay.record.Picture;
import assay.stage.Lookalikes;
import assay.stage.Lookalikes.Lookalike;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Finds where contents were seen that look like an item. Two pictures that look alike need not come
 * from one place, so none of it says where the item came from.
 */
final class NearDuplicates {
  /** The distance up to which those who published PDQ call pictures alike. */
  static final int DISTANCE = 31;

  /** As many are listed of one item, the nearest. */
  static final int MOST = 100;

  private final CaptureIndex index;
  private final Lookalikes lookalikes;

  NearDuplicates(CaptureIndex index, Lookalikes lookalikes) {
    this.index = index;
    this.lookalikes = lookalikes;
  }

  /**
   * Sightings of what looks like the item, nearest first.
   *
   * @param known those that were found otherwise, which are not told again
   */
  List<AlsoSeen> find(ItemRecord item, Set<Sighting> known) {
    Set<Sighting> told = new HashSet<>(known);
    List<AlsoSeen> found = new ArrayList<>();
    for (Lookalike alike : alike(item)) {
      for (Sighting sighting : index.byDigest(alike.content(), MOST)) {
        if (found.size() < MOST && told.add(sighting)) {
          found.add(new AlsoSeen(sighting, alike.content(), alike.distance()));
        }
      }
    }
    return found;
  }

  /** Each content once, with the nearest of its pictures; not the item's own. */
  private List<Lookalike> alike(ItemRecord item) {
    Map<String, Lookalike> nearest = new TreeMap<>();
    for (Picture picture : item.pictures()) {
      if (picture.isComparable()) {
        for (Lookalike alike : lookalikes.of(picture.hash(), DISTANCE)) {
          nearest.merge(
              alike.content().hex(), alike, (a, b) -> a.distance() <= b.distance() ? a : b);
        }
      }
    }
    return nearest.values().stream()
        .filter(alike -> !isOf(item, alike.content()))
        .sorted(Comparator.comparingInt(Lookalike::distance))
        .toList();
  }

  private static boolean isOf(ItemRecord item, Digest content) {
    return item.readings().stream().anyMatch(reading -> reading.sha256().equals(content));
  }
}
