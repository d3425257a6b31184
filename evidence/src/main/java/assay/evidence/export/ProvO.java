package assay.evidence.export;

import assay.evidence.export.ProvGraph.Edge;
import assay.evidence.export.ProvGraph.Kind;
import assay.evidence.export.ProvGraph.Node;
import assay.evidence.export.ProvGraph.Relation;
import assay.json.JsonObject;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A graph as JSON-LD with the terms of PROV-O. A derivation by a known activity and an association
 * with a plan are told twice, plainly and qualified, so that a reader of either form finds them.
 */
final class ProvO {
  private static final Map<Kind, String> CLASSES =
      Map.of(Kind.ENTITY, "prov:Entity", Kind.ACTIVITY, "prov:Activity", Kind.AGENT, "prov:Agent");
  private static final Map<String, String> TERMS =
      Map.of(
          "prov:startTime", "prov:startedAtTime",
          "prov:endTime", "prov:endedAtTime",
          "prov:label", "rdfs:label");
  private static final Set<String> TIMES = Set.of("prov:startTime", "prov:endTime");

  private ProvO() {}

  static JsonObject write(ProvGraph graph) {
    Map<String, String> context = new TreeMap<>(graph.prefixes());
    context.put("prov", "http://www.w3.org/ns/prov#");
    context.put("rdfs", "http://www.w3.org/2000/01/rdf-schema#");
    context.put("xsd", "http://www.w3.org/2001/XMLSchema#");
    Map<String, List<Edge>> bySubject = new HashMap<>();
    for (Edge edge : graph.edges()) {
      bySubject.computeIfAbsent(edge.subject(), s -> new ArrayList<>()).add(edge);
    }
    List<JsonObject> nodes = new ArrayList<>();
    for (Node node : graph.nodes()) {
      nodes.add(node(node, bySubject.getOrDefault(node.id(), List.of())));
    }
    return JsonObject.empty().with("@context", context).with("@graph", nodes);
  }

  private static JsonObject node(Node node, List<Edge> edges) {
    Set<String> types = new TreeSet<>(node.types());
    types.add(CLASSES.get(node.kind()));
    JsonObject json = JsonObject.empty().with("@id", node.id()).with("@type", types);
    for (var fact : node.facts().entrySet()) {
      String term = TERMS.getOrDefault(fact.getKey(), fact.getKey());
      json = json.with(term, fact.getValue().stream().map(v -> value(fact.getKey(), v)).toList());
    }
    Map<String, List<JsonObject>> relations = new TreeMap<>();
    for (Edge edge : edges) {
      add(relations, "prov:" + edge.relation().label, reference(edge.object()));
      edge.third().ifPresent(third -> qualify(relations, edge, third));
    }
    for (var relation : relations.entrySet()) {
      json = json.with(relation.getKey(), relation.getValue());
    }
    return json;
  }

  private static void qualify(Map<String, List<JsonObject>> relations, Edge edge, String third) {
    boolean plan = edge.relation() == Relation.ASSOCIATED;
    String kind = plan ? "Association" : "Derivation";
    add(
        relations,
        "prov:qualified" + kind,
        JsonObject.empty()
            .with("@type", "prov:" + kind)
            .with(plan ? "prov:agent" : "prov:entity", reference(edge.object()))
            .with(plan ? "prov:hadPlan" : "prov:hadActivity", reference(third)));
  }

  private static void add(Map<String, List<JsonObject>> relations, String term, JsonObject object) {
    relations.computeIfAbsent(term, t -> new ArrayList<>()).add(object);
  }

  private static JsonObject reference(String id) {
    return JsonObject.empty().with("@id", id);
  }

  private static Object value(String attribute, Object value) {
    if (TIMES.contains(attribute)) {
      return JsonObject.empty().with("@value", value).with("@type", "xsd:dateTime");
    } else if (attribute.equals("prov:atLocation")) {
      return location((String) value);
    }
    return value;
  }

  /** An address that was found in a crawl need not be a valid IRI, so it is told as text, too. */
  private static JsonObject location(String address) {
    JsonObject location =
        JsonObject.empty().with("@type", "prov:Location").with("rdfs:label", address);
    try {
      return new URI(address).isAbsolute() ? location.with("@id", address) : location;
    } catch (URISyntaxException e) {
      return location;
    }
  }
}
