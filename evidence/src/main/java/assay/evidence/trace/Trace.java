package assay.evidence.trace;

import assay.json.JsonObject;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Every sighting of what was asked for.
 *
 * @param asked a digest, an address or a place
 * @param trails by the time of capture, then by snapshot and place
 * @param snapshots how many were looked through
 */
public record Trace(String asked, List<Trail> trails, int snapshots) {
  /** As many are told of one item on a terminal; JSON and page have all that are listed. */
  private static final int MOST_SIGHTINGS = 20;

  public Trace {
    trails =
        trails.stream()
            .sorted(
                Comparator.comparing(Trace::captured)
                    .thenComparing(trail -> trail.occurrence().snapshot())
                    .thenComparing(trail -> trail.occurrence().item().locator().shard())
                    .thenComparing(trail -> trail.occurrence().item().locator().index()))
            .toList();
  }

  private static String captured(Trail trail) {
    return trail.stations().stream()
        .filter(s -> s.kind() == Station.Kind.CAPTURE)
        .flatMap(s -> s.to().stream())
        .findFirst()
        .orElse("~"); // after every time
  }

  /** As one JSON document. */
  public JsonObject json() {
    return JsonObject.empty()
        .with("type", "assay.trace/v1")
        .with("asked", asked)
        .with("snapshots", snapshots)
        .with("trails", trails.stream().map(Trail::json).toList());
  }

  /** For a terminal: one block for each sighting, one line for each station. */
  public String text() {
    StringBuilder out = new StringBuilder();
    out.append(asked)
        .append(": ")
        .append(counted(trails.size(), "sighting"))
        .append(" in ")
        .append(counted(snapshots, "snapshot"))
        .append('\n');
    for (Trail trail : trails) {
      out.append('\n').append(trail.occurrence().item().locator());
      out.append("  grade ").append(trail.occurrence().item().grade());
      out.append(", actionable: ")
          .append(trail.occurrence().item().actionable().label())
          .append('\n');
      trail.stations().forEach(station -> out.append(line(station)));
      trail.occurrence().recovered().ifPresent(r -> out.append(text(r)));
    }
    return out.toString();
  }

  private static String text(Recovered recovered) {
    StringBuilder out = new StringBuilder("  " + recovered.heading() + "\n");
    List<Station> sightings = recovered.stations();
    sightings.stream().limit(MOST_SIGHTINGS).forEach(station -> out.append(line(station)));
    int more = sightings.size() - MOST_SIGHTINGS;
    return more > 0
        ? out.append("  … and ").append(more).append(" more\n").toString()
        : out.toString();
  }

  private static String line(Station station) {
    return String.format(
        Locale.ROOT,
        "  %-14s  %-9s  %s%s%n",
        station.kind().label(),
        station.basis().orElse("-"),
        station.text(),
        station.time().isEmpty() ? "" : "  [" + station.time() + "]");
  }

  static String counted(int n, String what) {
    return n + " " + what + (n == 1 ? "" : "s");
  }
}
