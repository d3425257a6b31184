package assay.dataset.sidecar;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * When img2dataset filled a shard: every item of it was downloaded in this interval.
 *
 * @param start rounded down to the second
 * @param end rounded up to the second
 */
public record ShardStats(Instant start, Instant end) {
  private static final int LONGEST = 1 << 20;

  /** From {@code 00001_stats.json} beside {@code 00001.tar}, if it is there and can be read. */
  public static Optional<ShardStats> beside(Path shard) throws IOException {
    String name = String.valueOf(shard.getFileName());
    int dot = name.indexOf('.', 1);
    String stem = dot < 0 ? name : name.substring(0, dot);
    Path stats = shard.resolveSibling(stem + "_stats.json");
    if (!Files.isRegularFile(stats) || Files.size(stats) > LONGEST) {
      return Optional.empty();
    }
    try (InputStream in = Files.newInputStream(stats)) {
      return parse(in.readNBytes(LONGEST));
    }
  }

  /** Reads the file's content; empty unless both times are in it, in order. */
  public static Optional<ShardStats> parse(byte[] json) {
    Optional<TopLevel> object = TopLevel.parse(json);
    Optional<String> start = object.flatMap(o -> o.first(List.of("start_time")));
    Optional<String> end = object.flatMap(o -> o.first(List.of("end_time")));
    return start.isEmpty() || end.isEmpty()
        ? Optional.empty()
        : Interval.between(start.get(), end.get()).map(i -> new ShardStats(i.from(), i.to()));
  }
}
