package assay.dataset.warc;

import assay.item.Extent;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Writes some of the records that share compressed members, each in a member of its own. */
final class Repacking {
  private Repacking() {}

  /** Inflates the extent twice: to find where the kept records lie, and to copy them. */
  static void write(MemberFraming framing, Extent extent, BitSet kept, OutputStream out)
      throws IOException {
    List<long[]> ranges = ranges(framing, extent, kept);
    Lookahead inflated = framing.inflate(extent);
    for (long[] range : ranges) {
      inflated.skip(range[0] - inflated.consumed());
      framing.codec().pack(out, body -> copy(inflated, range[1], body));
    }
  }

  private static List<long[]> ranges(MemberFraming framing, Extent extent, BitSet kept)
      throws IOException {
    List<long[]> ranges = new ArrayList<>();
    RecordStream records = framing.records(extent);
    long start = 0;
    for (int part = 0; records.next().isPresent(); part++) {
      records.finish();
      if (kept.get(part)) {
        ranges.add(new long[] {start, records.consumed()});
      }
      start = records.consumed();
    }
    return ranges;
  }

  private static void copy(Lookahead inflated, long end, OutputStream out) throws IOException {
    byte[] buffer = new byte[1 << 16];
    while (inflated.consumed() < end) {
      int most = (int) Math.min(buffer.length, end - inflated.consumed());
      int n = inflated.read(buffer, 0, most);
      if (n < 0) {
        throw FramingLost.early("a record is gone");
      }
      out.write(buffer, 0, n);
    }
  }
}
