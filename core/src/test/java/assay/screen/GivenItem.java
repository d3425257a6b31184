package assay.screen;

import assay.item.Locator;
import assay.item.Reading;
import assay.item.ReadingSink;
import assay.provenance.Provenance;
import assay.stage.Item;
import assay.verdict.Reason;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** An item whose readings are given, and handed over in small pieces. */
record GivenItem(
    Map<Reading, byte[]> readings, Provenance provenance, Set<Reason> faults, boolean hasBytes)
    implements Item {

  static GivenItem of(byte[] stored) {
    return new GivenItem(Map.of(Reading.STORED, stored), Provenance.unknown(), Set.of(), true);
  }

  GivenItem and(Reading reading, byte[] bytes) {
    Map<Reading, byte[]> more = new LinkedHashMap<>(readings);
    more.put(reading, bytes);
    return new GivenItem(more, provenance, faults, hasBytes);
  }

  GivenItem with(Provenance known) {
    return new GivenItem(readings, known, faults, hasBytes);
  }

  GivenItem withFault(Reason fault) {
    return new GivenItem(readings, provenance, Set.of(fault), hasBytes);
  }

  GivenItem withoutBytes() {
    return new GivenItem(Map.of(), provenance, faults, false);
  }

  @Override
  public Locator locator() {
    return new Locator("shard", 0, "member");
  }

  @Override
  public Set<Reason> read(ReadingSink sink) {
    int longest = readings.values().stream().mapToInt(b -> b.length).max().orElse(0);
    for (int at = 0; at < longest; at += 7) { // the readings come interleaved
      for (Reading reading : Reading.values()) {
        byte[] bytes = readings.getOrDefault(reading, new byte[0]);
        if (at < bytes.length) {
          sink.accept(reading, bytes, at, Math.min(7, bytes.length - at));
        }
      }
    }
    return faults;
  }
}
