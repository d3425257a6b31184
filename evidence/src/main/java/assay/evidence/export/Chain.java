package assay.evidence.export;

import assay.evidence.export.ProvGraph.Relation;
import assay.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** From the origin of one item over its capture to the bytes that were archived. */
final class Chain {
  private final ProvGraph graph;
  private final String key;

  /**
   * A chain in this graph.
   *
   * @param key tells the item from others of the snapshot
   */
  Chain(ProvGraph graph, String key) {
    this.graph = graph;
    this.key = key;
  }

  /** Adds what is known; returns what the item's bytes were made from, if anything is. */
  Optional<String> source(JsonObject provenance) {
    Optional<String> origin = provenance.object("origin").map(this::origin);
    Optional<JsonObject> capture = provenance.object("capture");
    Optional<String> activity = capture.flatMap(c -> capture(c, origin));
    Optional<String> archived = capture.flatMap(c -> c.object("archive")).map(a -> archived(a));
    archived.ifPresent(
        bytes -> {
          activity.ifPresent(a -> graph.relate(bytes, Relation.GENERATED, a));
          origin.ifPresent(o -> derive(bytes, o, activity));
          capture.flatMap(c -> c.object("declaredDigest")).ifPresent(d -> declared(bytes, d));
          graph.say(bytes, "assay:digestCheck", capture.flatMap(c -> c.text("digestCheck")));
        });
    return archived.or(() -> origin);
  }

  private String origin(JsonObject origin) {
    String id = graph.entity("snap:origin/" + key, "assay:Origin");
    graph.say(id, "prov:atLocation", origin.text("url"));
    graph.say(id, "assay:host", origin.text("host"));
    graph.say(id, "assay:pageUrl", origin.text("pageUrl"));
    for (String redirect : origin.texts("redirects")) {
      graph.say(id, "assay:redirect", redirect);
    }
    return id;
  }

  /** An activity, if there is more to say than how a digest compares. */
  private Optional<String> capture(JsonObject capture, Optional<String> origin) {
    boolean known =
        List.of("notBefore", "notAfter", "method", "agent", "http").stream()
            .anyMatch(key -> capture.members().get(key) != null);
    if (!known) {
      return Optional.empty();
    }
    String id = graph.activity("snap:capture/" + key, "assay:Capture");
    graph.say(id, "prov:startTime", capture.text("notBefore"));
    graph.say(id, "prov:endTime", capture.text("notAfter"));
    graph.say(id, "assay:method", capture.text("method"));
    JsonObject http = capture.object("http").orElse(JsonObject.empty());
    http.number("status").ifPresent(status -> graph.say(id, "assay:httpStatus", status));
    origin.ifPresent(o -> graph.relate(id, Relation.USED, o));
    capture.object("agent").ifPresent(agent -> graph.relate(id, Relation.ASSOCIATED, agent(agent)));
    return Optional.of(id);
  }

  private String agent(JsonObject agent) {
    String name = agent.text("name").orElse("unnamed");
    String title = name + agent.text("version").map(v -> " " + v).orElse("");
    String id = graph.agent("snap:agent/" + slug(title), title, "prov:SoftwareAgent");
    agent
        .text("operator")
        .ifPresent(
            operator -> {
              String who = "snap:agent/" + slug("of " + operator);
              graph.agent(who, operator, "prov:Organization");
              graph.relate(id, Relation.DELEGATED, who);
            });
    return id;
  }

  private String archived(JsonObject archive) {
    String id = graph.entity("snap:archived/" + key, "assay:ArchivedBytes");
    graph.say(id, "assay:format", archive.text("format"));
    graph.say(id, "assay:collection", archive.text("collection"));
    graph.say(id, "assay:file", archive.text("file"));
    graph.say(id, "assay:recordId", archive.text("recordId"));
    archive.number("offset").ifPresent(offset -> graph.say(id, "assay:offset", offset));
    archive.number("length").ifPresent(length -> graph.say(id, "assay:length", length));
    return id;
  }

  private void derive(String bytes, String origin, Optional<String> activity) {
    if (activity.isPresent()) {
      graph.relate(bytes, Relation.DERIVED, origin, activity.get());
    } else {
      graph.relate(bytes, Relation.DERIVED, origin);
    }
  }

  private void declared(String bytes, JsonObject digest) {
    String algorithm = digest.text("algorithm").orElse("digest");
    digest
        .text("value")
        .ifPresent(v -> graph.say(bytes, "assay:declaredDigest", algorithm + ":" + v));
  }

  /** Letters, digits and hyphens; different names that look alike stay different. */
  static String slug(String name) {
    String plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    return plain + "-" + Integer.toHexString(name.hashCode());
  }
}
