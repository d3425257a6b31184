package assay.evidence.trace;

import assay.evidence.trace.Station.Kind;
import assay.json.JsonObject;
import assay.record.ItemRecord;
import assay.verdict.Disposition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The way of one item from its origin to its snapshot.
 *
 * @param occurrence whose way it is
 * @param stations in order; the ones that are not known are among them
 */
public record Trail(Occurrence occurrence, List<Station> stations) {
  public Trail {
    stations = List.copyOf(stations);
  }

  /** The way that the record tells of. */
  public static Trail of(Occurrence occurrence) {
    Facts facts = new Facts(occurrence.item().provenance());
    List<Station> stations = new ArrayList<>();
    stations.add(facts.station(Kind.PAGE, "origin.pageUrl", "origin.page"));
    stations.add(file(facts));
    stations.add(capture(facts));
    archive(facts).ifPresent(stations::add);
    stations.add(dataset(facts));
    stations.add(acquisition(facts));
    stations.add(shard(occurrence.item()));
    steps(facts, stations);
    stations.add(verdict(occurrence.item()));
    stations.add(disposition(occurrence.item()));
    stations.add(
        Station.known(
                Kind.SNAPSHOT,
                occurrence.snapshot() + ", statement " + occurrence.statement(),
                "observed")
            .between(Optional.of(occurrence.finishedOn()), Optional.of(occurrence.finishedOn())));
    stations.add(training(occurrence.item()));
    return new Trail(occurrence, stations);
  }

  private static Station file(Facts facts) {
    Station file = facts.station(Kind.FILE, "origin.url", "origin.url");
    return file.isKnown() || facts.text("origin.host").isEmpty()
        ? file
        : facts.station(Kind.FILE, "origin.host", "origin.url");
  }

  private static Station capture(Facts facts) {
    String agent = facts.text("capture.agent.name").orElse("");
    String version = facts.text("capture.agent.version").map(v -> " " + v).orElse("");
    String how = facts.text("capture.method").orElse("taken");
    String status = facts.number("capture.http.status").map(s -> ", answered " + s).orElse("");
    String server = facts.text("capture.serverIp").map(ip -> ", by " + ip).orElse("");
    Optional<String> from = facts.text("capture.notBefore");
    Optional<String> to = facts.text("capture.notAfter");
    if (agent.isEmpty() && to.isEmpty()) {
      return Station.unknown(Kind.CAPTURE, "capture.time");
    }
    String by = agent.isEmpty() ? "" : " by " + agent + version;
    return Station.known(Kind.CAPTURE, how + by + status + server, facts.basis("capture.notAfter"))
        .between(from, to);
  }

  private static Optional<Station> archive(Facts facts) {
    return facts
        .text("capture.archive.file")
        .map(
            file ->
                Station.known(
                    Kind.ARCHIVE,
                    file
                        + facts.number("capture.archive.offset").map(o -> " at " + o).orElse("")
                        + facts.text("capture.archive.recordId").map(id -> ", " + id).orElse(""),
                    facts.basis("capture.archive")));
  }

  private static Station dataset(Facts facts) {
    Station name = facts.station(Kind.DATASET, "acquisition.dataset.name", "acquisition.dataset");
    Optional<String> publisher = facts.text("acquisition.dataset.publisher");
    Optional<String> version = facts.text("acquisition.dataset.version");
    if (!name.isKnown()) {
      return name;
    }
    return Station.known(
        Kind.DATASET,
        name.what()
            + version.map(v -> " " + v).orElse("")
            + publisher.map(p -> ", published by " + p).orElse(""),
        facts.basis("acquisition.dataset"));
  }

  private static Station acquisition(Facts facts) {
    Optional<String> supplier = facts.text("acquisition.supplier");
    Optional<String> when = facts.text("acquisition.acquiredAt");
    if (supplier.isEmpty() && when.isEmpty()) {
      return Station.unknown(Kind.ACQUISITION, "acquisition.time");
    }
    return Station.known(
            Kind.ACQUISITION,
            supplier.map(s -> "from " + s).orElse("supplier not known")
                + facts.text("acquisition.channel").map(c -> ", channel " + c).orElse("")
                + facts.text("acquisition.acquiredBy").map(w -> ", taken in by " + w).orElse(""),
            facts.basis("acquisition"))
        .between(when, when);
  }

  private static Station shard(ItemRecord item) {
    return Station.known(Kind.SHARD, item.locator() + " as " + item.locator().member(), "observed");
  }

  private static void steps(Facts facts, List<Station> stations) {
    List<JsonObject> steps = facts.objects("entry.steps");
    Optional<String> ingested = facts.text("entry.ingestedAt");
    for (JsonObject step : steps) {
      stations.add(
          Station.known(
              Kind.STEP,
              step.text("op").orElse("step")
                  + step.text("tool").map(t -> " by " + t).orElse("")
                  + step.text("version").map(v -> " " + v).orElse(""),
              facts.basis("entry.steps")));
    }
    if (steps.isEmpty()) {
      stations.add(Station.unknown(Kind.STEP, "entry.steps"));
    }
    Station last = stations.remove(stations.size() - 1);
    stations.add(last.between(ingested, ingested));
  }

  private static Station verdict(ItemRecord item) {
    String reasons = item.reasons().isEmpty() ? "" : ": " + String.join(", ", item.reasons());
    String what =
        item.reference().isPresent()
            ? ", of what a reference declares; no content of it was screened"
            : "";
    return Station.known(Kind.VERDICT, item.verdict().label() + reasons + what, "observed");
  }

  private static Station disposition(ItemRecord item) {
    String where = item.sealed().isEmpty() ? "" : ", in " + String.join(", ", item.sealed());
    return Station.known(Kind.DISPOSITION, item.disposition().label() + where, "observed");
  }

  /** An item that left was trained on by nobody after; of one that stayed nothing is recorded. */
  private static Station training(ItemRecord item) {
    return item.disposition() == Disposition.KEPT
        ? Station.unknown(Kind.TRAINING, "no training use is recorded")
        : Station.known(Kind.TRAINING, "not in the output of this snapshot", "observed");
  }

  /** Sightings that indexes know, each with its own basis. None of them is on the way. */
  List<Station> beside() {
    return occurrence.recovered().map(Recovered::stations).orElse(List.of());
  }

  JsonObject json() {
    return JsonObject.empty()
        .with("snapshot", occurrence.snapshot())
        .with("shard", occurrence.item().locator().shard())
        .with("index", occurrence.item().locator().index())
        .with("member", occurrence.item().locator().member())
        .with("grade", occurrence.item().grade().name())
        .with("actionable", occurrence.item().actionable().label())
        .with("stations", stations.stream().map(Station::json).toList())
        .with("recovered", occurrence.recovered().map(Recovered::json));
  }
}
