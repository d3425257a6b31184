package assay.dataset.warc;

import assay.item.Extent;
import assay.verdict.Reason;
import java.util.Optional;

/**
 * A run of the file that can be cut out: whole records, or none at all.
 *
 * @param records how many; several only where they share a compressed member
 * @param dataBytes how many bytes of the extent are not the compression's own framing
 * @param damage why no records can be told apart here; present only if there are none
 */
record Stretch(Extent extent, long records, long dataBytes, Optional<Reason> damage) {
  static Stretch records(long from, long to, long records, long dataBytes) {
    return new Stretch(new Extent(from, to - from), records, dataBytes, Optional.empty());
  }

  static Stretch glue(long from, long to) {
    return records(from, to, 0, 0);
  }

  static Stretch damaged(long from, long to, Reason reason) {
    return new Stretch(new Extent(from, to - from), 0, 0, Optional.of(reason));
  }
}
