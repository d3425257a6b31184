package assay.cli.run;

import assay.cli.refusal.RefusedException;
import assay.evidence.trace.Recovered;
import assay.item.Locator;
import assay.json.JsonException;
import assay.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What was recovered of the items of one shard; nothing if recovery found nothing, or never ran.
 */
final class RecoveredLines {
  private final Path file;

  RecoveredLines(Path file) {
    this.file = file;
  }

  /** Of one item. */
  Optional<Recovered> of(Locator item) throws IOException {
    // A line is canonical JSON: what it says of the index is written so and not otherwise.
    return lines("\"index\":" + item.index() + ",").stream()
        .filter(line -> line.number("index").orElse(-1) == item.index())
        .filter(line -> line.text("member").filter(item.member()::equals).isPresent())
        .map(this::recovered)
        .findFirst();
  }

  /** The items of which some sighting is of this address. */
  List<Long> from(String url) throws IOException {
    return lines(quoted(url)).stream()
        .filter(
            line ->
                line.objects("sightings").stream()
                    .anyMatch(s -> s.text("url").filter(url::equals).isPresent()))
        .map(line -> line.number("index").orElseThrow(this::damaged))
        .toList();
  }

  private static String quoted(String text) {
    String json = JsonObject.empty().with("u", text).write();
    return json.substring(json.indexOf(':') + 1, json.length() - 1);
  }

  /** The lines in which something stands; only those are taken apart. */
  private List<JsonObject> lines(String something) throws IOException {
    if (Files.notExists(file)) {
      return List.of();
    }
    try (Stream<String> lines = Files.lines(file)) {
      return lines.filter(line -> line.contains(something)).map(this::parsed).toList();
    } catch (UncheckedIOException e) {
      throw damaged();
    }
  }

  private JsonObject parsed(String line) {
    try {
      return JsonObject.parse(line);
    } catch (JsonException e) {
      throw damaged();
    }
  }

  private Recovered recovered(JsonObject line) {
    try {
      return Recovered.of(line);
    } catch (RuntimeException e) {
      throw damaged();
    }
  }

  private RefusedException damaged() {
    return new RefusedException(
        file + ": is not what recovery wrote; run assay provenance recover again");
  }
}
