package assay.match.index;

import assay.fingerprint.Pdq;
import java.util.List;

/**
 * The contract of an index that looks up by comparing with everything, whatever the size and the
 * radius.
 */
class ScanTest extends HammingIndexTest {
  @Override
  void find(HammingIndex index, List<Pdq> queries, int radius, HammingIndex.Hits hits) {
    index.find(queries, radius, hits, Plan.SCAN);
  }
}
