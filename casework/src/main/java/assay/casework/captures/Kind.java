package assay.casework.captures;

import assay.fingerprint.DigestAlgorithm;
import assay.json.JsonException;
import assay.json.JsonObject;
import assay.provenance.Capture;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What many captures have in common; each is written once.
 *
 * @param release of which they are rows; then they have no place in an archive
 * @param bounds of the time
 * @param digests which there are, in order
 */
record Kind(
    OptionalInt status,
    Optional<String> mime,
    Optional<String> collection,
    Optional<String> release,
    Optional<Capture.Agent> agent,
    boolean truncated,
    boolean transformed,
    Bounds bounds,
    List<Slot> digests) {

  enum Bounds {
    NONE,
    UPPER,
    BOTH
  }

  /** Which digest stands at a place. */
  record Slot(DigestAlgorithm algorithm, boolean declared) {}

  static Kind of(ArchivedCapture capture) {
    Bounds bounds =
        capture.notAfter().isEmpty()
            ? Bounds.NONE
            : capture.notBefore().isEmpty() ? Bounds.UPPER : Bounds.BOTH;
    return new Kind(
        capture.status(),
        capture.mime(),
        capture.collection(),
        capture.row().map(UpstreamRow::release),
        capture.agent(),
        capture.truncated(),
        capture.transformed(),
        bounds,
        capture.digests().stream().map(d -> new Slot(d.algorithm(), d.declared())).toList());
  }

  /** How many bytes are kept of the digests. */
  int digestBytes(Kept kept) {
    return digests.stream().mapToInt(slot -> kept.of(slot.algorithm())).sum();
  }

  String write() {
    List<String> slots = new ArrayList<>();
    digests.forEach(s -> slots.add((s.declared() ? "declared-" : "") + s.algorithm().label()));
    JsonObject who = JsonObject.empty();
    if (agent.isPresent()) {
      who =
          who.with("name", agent.get().name())
              .with("version", agent.get().version())
              .with("operator", agent.get().operator());
    }
    return JsonObject.empty()
        .with("status", status)
        .with("mime", mime)
        .with("collection", collection)
        .with("release", release)
        .withUnlessEmpty("agent", who)
        .with("truncated", truncated)
        .with("transformed", transformed)
        .with("bounds", bounds.name())
        .with("digests", slots)
        .write();
  }

  static Kind read(String text) throws JsonException {
    JsonObject json = JsonObject.parse(text);
    List<Slot> slots = new ArrayList<>();
    for (String slot : json.texts("digests")) {
      boolean declared = slot.startsWith("declared-");
      String label = declared ? slot.substring("declared-".length()) : slot;
      slots.add(new Slot(DigestAlgorithm.ofLabel(label).orElseThrow(), declared));
    }
    return new Kind(
        json.number("status").isPresent()
            ? OptionalInt.of((int) json.number("status").getAsLong())
            : OptionalInt.empty(),
        json.text("mime"),
        json.text("collection"),
        json.text("release"),
        json.object("agent")
            .map(
                a ->
                    new Capture.Agent(
                        a.text("name").orElseThrow(), a.text("version"), a.text("operator"))),
        json.flag("truncated").orElseThrow(),
        json.flag("transformed").orElseThrow(),
        Bounds.valueOf(json.text("bounds").orElseThrow()),
        slots);
  }
}
