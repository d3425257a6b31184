package assay.match.index;

import assay.fingerprint.Pdq;
import java.util.List;

/** The contract of an index that looks up bucket by bucket, whatever the size and the radius. */
class ProbeTest extends HammingIndexTest {
  @Override
  void find(HammingIndex index, List<Pdq> queries, int radius, HammingIndex.Hits hits) {
    index.find(queries, radius, hits, Plan.PROBE);
  }
}
