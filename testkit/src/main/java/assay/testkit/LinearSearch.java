package assay.testkit;

import assay.fingerprint.Pdq;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The slow, obvious Hamming search: compares the query with everything. */
public final class LinearSearch implements HammingIndexContract.Search {
  private final List<Pdq> hashes;

  public LinearSearch(List<Pdq> hashes) {
    this.hashes = List.copyOf(hashes);
  }

  @Override
  public Map<Pdq, Integer> find(Pdq query, int radius) {
    Map<Pdq, Integer> near = new HashMap<>();
    for (Pdq hash : hashes) {
      if (hash.distance(query) <= radius) {
        near.put(hash, hash.distance(query));
      }
    }
    return near;
  }
}
