package assay.casework.recovery;

import assay.casework.captures.ArchivedCapture;
import assay.casework.captures.CaptureDigest;
import assay.casework.captures.IndexSource;
import assay.casework.captures.Sighting;
import assay.casework.captures.UpstreamRow;
import assay.json.JsonObject;
import assay.provenance.Basis;
import assay.provenance.Capture;
import assay.provenance.Grading;
import assay.provenance.Vector;
import assay.record.ItemRecord;
import java.time.Instant;
import java.util.Set;

/** Writes what was recovered of one item, as a document of type {@code assay.recovered/v1}. */
public final class RecoveredLine {
  /** What joining may change; the rest of the record is taken over as it is. */
  private static final Set<String> JOINED =
      Set.of("origin", "capture", "basis", "gaps", "vector", "grade");

  private RecoveredLine() {}

  /** The document. It holds addresses, so it belongs in the protected part of the workspace. */
  public static JsonObject json(ItemRecord item, Recovered recovered) {
    Vector after = new Grading(recovered.facts()).vector();
    JsonObject line =
        JsonObject.empty()
            .with("type", "assay.recovered/v1")
            .with("shard", item.locator().shard())
            .with("index", item.locator().index())
            .with("member", item.locator().member())
            .with("method", recovered.method().label())
            .with("before", grades(item.grade().name(), item.actionable().label()))
            .with("after", grades(after.grade().name(), after.actionable().label()))
            .with(
                "sightings",
                recovered.sightings().stream()
                    .map(s -> json(s, recovered.methods().get(s)))
                    .toList())
            .with("sightingsCut", recovered.isCut())
            .withUnlessEmpty(
                "alsoSeenAt", recovered.alsoSeen().stream().map(RecoveredLine::json).toList());
    return recovered.tied().isEmpty()
        ? line
        : line.with("source", source(recovered.tied().get().source()))
            .with("tied", recovered.sightings().indexOf(recovered.tied().get()))
            .with("provenance", provenance(item.provenance(), recovered));
  }

  private static JsonObject grades(String grade, String actionable) {
    return JsonObject.empty().with("grade", grade).with("actionable", actionable);
  }

  private static JsonObject provenance(JsonObject record, Recovered recovered) {
    JsonObject completed = recovered.facts().json(record.object("item").orElse(JsonObject.empty()));
    JsonObject whole = JsonObject.empty();
    for (var member : record.members().entrySet()) {
      if (!JOINED.contains(member.getKey())) {
        whole = whole.with(member.getKey(), member.getValue());
      }
    }
    for (var member : completed.members().entrySet()) {
      if (JOINED.contains(member.getKey())) {
        whole = whole.with(member.getKey(), member.getValue());
      }
    }
    return whole;
  }

  /** A guess, whatever is known of the other one. */
  private static JsonObject json(AlsoSeen also) {
    return json(also.sighting(), Method.NEAR_DUPLICATE)
        .with("basis", Basis.INFERRED.label())
        .with("looksLike", also.content().hex())
        .with("distance", also.distance());
  }

  private static JsonObject json(Sighting sighting, Method method) {
    ArchivedCapture capture = sighting.capture();
    return JsonObject.empty()
        .with("method", method.label())
        .with("url", capture.url())
        .with("notBefore", capture.notBefore().map(Instant::toString))
        .with("notAfter", capture.notAfter().map(Instant::toString))
        .with("status", capture.status())
        .with("mime", capture.mime())
        .with("digests", capture.digests().stream().map(RecoveredLine::json).toList())
        .with("collection", capture.collection())
        .with("archive", capture.place().map(RecoveredLine::json))
        .with("row", capture.row().map(RecoveredLine::json))
        .with("agent", capture.agent().map(RecoveredLine::json))
        .with("truncated", capture.truncated())
        .with("source", source(sighting.source()));
  }

  private static JsonObject json(CaptureDigest digest) {
    return JsonObject.empty()
        .with("algorithm", digest.algorithm().label())
        .with(digest.isWhole() ? "value" : "begins", digest.hex())
        .with("declared", digest.declared());
  }

  private static JsonObject json(ArchivedCapture.Place place) {
    return JsonObject.empty()
        .with("file", place.file())
        .with("offset", place.offset())
        .with("length", place.length());
  }

  private static JsonObject json(UpstreamRow row) {
    return JsonObject.empty().with("release", row.release()).with("key", row.key());
  }

  private static JsonObject json(Capture.Agent agent) {
    return JsonObject.empty()
        .with("name", agent.name())
        .with("version", agent.version())
        .with("operator", agent.operator());
  }

  private static JsonObject source(IndexSource source) {
    return JsonObject.empty().with("name", source.name()).with("sha256", source.sha256());
  }
}
