package assay.cli.run;

import assay.cli.demo.GroundTruth;
import assay.dataset.Datasets;
import assay.item.Reading;
import assay.stage.Entry;
import assay.stage.Item;
import assay.stage.ShardReader;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The bytes of a made dataset's items, in all their readings. */
final class PlantedBytes {
  private PlantedBytes() {}

  /** Of the items that must leave. */
  static List<byte[]> secrets(GroundTruth truth) throws Exception {
    Set<String> planted = planted(truth);
    return of(truth, planted::contains);
  }

  /** Of all others. */
  static List<byte[]> open(GroundTruth truth) throws Exception {
    Set<String> planted = planted(truth);
    return of(truth, name -> !planted.contains(name));
  }

  private static Set<String> planted(GroundTruth truth) {
    return truth.planted().stream()
        .map(p -> p.file() + "!" + p.member())
        .collect(Collectors.toSet());
  }

  private static List<byte[]> of(GroundTruth truth, Predicate<String> wanted) throws Exception {
    List<byte[]> all = new ArrayList<>();
    for (Datasets.Shard found : new Datasets(Datasets.formats()).find(List.of(truth.dataset()))) {
      try (ShardReader reader = found.format().read(found.file())) {
        for (Optional<Entry> e = reader.next(); e.isPresent(); e = reader.next()) {
          if (e.get().item().isPresent()
              && wanted.test(found.file().name() + "!" + e.get().member())) {
            all.addAll(readings(e.get().item().get()));
          }
        }
      }
    }
    return all;
  }

  private static List<byte[]> readings(Item item) throws Exception {
    Map<Reading, ByteArrayOutputStream> readings = new EnumMap<>(Reading.class);
    item.read(
        (reading, bytes, from, n) ->
            readings
                .computeIfAbsent(reading, r -> new ByteArrayOutputStream())
                .write(bytes, from, n));
    return readings.values().stream().map(ByteArrayOutputStream::toByteArray).toList();
  }
}
