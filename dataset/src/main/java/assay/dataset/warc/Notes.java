package assay.dataset.warc;

import java.util.ArrayList;
import java.util.List;

/** What was tolerated in a shard; the first hundred in full. */
final class Notes {
  private static final int MOST = 100;

  private final String shard;
  private final List<String> lines = new ArrayList<>();
  private long count;
  private long place;

  Notes(String shard) {
    this.shard = shard;
  }

  /** What is noted from here on is about the record at this offset. */
  void at(long offset) {
    place = offset;
  }

  void add(String what) {
    if (++count <= MOST) {
      lines.add(shard + "@" + place + ": " + what);
    }
  }

  List<String> lines() {
    List<String> all = new ArrayList<>(lines);
    if (count > MOST) {
      all.add(shard + ": " + (count - MOST) + " more were tolerated");
    }
    return List.copyOf(all);
  }
}
