package assay.evidence.export;

import assay.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The card of the Data Provenance Standards 1.0.0 of the Data and Trust Alliance. */
final class ProvenanceCard {
  private final Outline outline;

  private ProvenanceCard(Outline outline) {
    this.outline = outline;
  }

  static JsonObject of(Outline outline) {
    ProvenanceCard card = new ProvenanceCard(outline);
    return JsonObject.empty()
        .with("source", card.source())
        .with("provenance", card.provenance())
        .with("use", card.use());
  }

  private JsonObject source() {
    return JsonObject.empty()
        .with("version", "1.0.0")
        .with("title", outline.dataset())
        .with("id", "urn:assay:snapshot:" + outline.id())
        .with("location", outline.publisher().url())
        .with("issuer", List.of(named(outline.owner())))
        .with("description", outline.description() + " " + outline.screening());
  }

  private static JsonObject named(String name) {
    return JsonObject.empty().with("name", name);
  }

  private JsonObject provenance() {
    Acquired acquired = outline.acquired();
    JsonObject period =
        JsonObject.empty()
            .with("start", outline.kept().notBefore().map(Object::toString))
            .with("end", outline.kept().notAfter().map(Object::toString));
    return JsonObject.empty()
        .with("source", acquired.locator())
        .withUnlessEmpty("origin", acquired.from().stream().map(ProvenanceCard::named).toList())
        .with("origin-geography", geography())
        .with("date", outline.finishedOn())
        .withUnlessEmpty("generation-period", period)
        .with(
            "generation-method",
            List.of(method("hash-list-screening", Optional.of(outline.removal()))))
        .withUnlessEmpty("format", formats())
        .with("sub-provenance", acquisition());
  }

  /** The provenance of the dataset that was acquired. */
  private JsonObject acquisition() {
    Acquired acquired = outline.acquired();
    return JsonObject.empty()
        .with("source", acquired.name().or(acquired::locator))
        .withUnlessEmpty("origin", acquired.from().stream().map(ProvenanceCard::named).toList())
        .with("origin-geography", geography())
        .with("date", acquired.acquiredAt().orElse(Publisher.NOT_STATED))
        .with("generation-method", List.of(method(Publisher.NOT_STATED, Optional.empty())));
  }

  private static JsonObject method(String code, Optional<String> description) {
    return JsonObject.empty().with("code", code).with("description", description);
  }

  private List<JsonObject> geography() {
    List<String> countries = outline.publisher().countries();
    return (countries.isEmpty() ? List.of(Publisher.NOT_STATED) : countries)
        .stream().distinct().map(c -> JsonObject.empty().with("country", c)).toList();
  }

  /** The general kinds of media, as the standard wants them. */
  private List<String> formats() {
    return outline.kept().mediaTypes().stream()
        .map(type -> type.substring(0, Math.max(0, type.indexOf('/'))))
        .filter(kind -> !kind.isEmpty())
        .distinct()
        .collect(Collectors.toList());
  }

  private JsonObject use() {
    JsonObject purpose =
        JsonObject.empty()
            .with("code", "ai-training")
            .with("description", outline.publisher().purpose().orElse(Publisher.NOT_STATED));
    return JsonObject.empty()
        .with("license", List.of(outline.licence()))
        .with("intended-purpose", List.of(purpose));
  }
}
