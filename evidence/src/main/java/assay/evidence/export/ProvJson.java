package assay.evidence.export;

import assay.evidence.export.ProvGraph.Edge;
import assay.evidence.export.ProvGraph.Kind;
import assay.evidence.export.ProvGraph.Node;
import assay.evidence.export.ProvGraph.Relation;
import assay.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A graph as PROV-JSON. */
final class ProvJson {
  private ProvJson() {}

  static JsonObject write(ProvGraph graph) {
    Map<String, String> prefixes = new TreeMap<>(graph.prefixes());
    prefixes.put("xsd", "http://www.w3.org/2001/XMLSchema#");
    JsonObject document = JsonObject.empty().with("prefix", prefixes);
    for (Kind kind : Kind.values()) {
      Map<String, JsonObject> nodes = new TreeMap<>();
      graph.nodes(kind).forEach(node -> nodes.put(node.id(), facts(node)));
      document = document.withUnlessEmpty(kind.name().toLowerCase(Locale.ROOT), nodes);
    }
    for (Relation relation : Relation.values()) {
      document = document.withUnlessEmpty(relation.label, relations(graph.edges(), relation));
    }
    return document;
  }

  private static JsonObject facts(Node node) {
    List<JsonObject> types = new ArrayList<>();
    for (String type : node.types()) {
      types.add(JsonObject.empty().with("$", type).with("type", "prov:QUALIFIED_NAME"));
    }
    JsonObject facts = JsonObject.empty();
    if (!types.isEmpty()) {
      facts = facts.with("prov:type", types.size() == 1 ? types.get(0) : types);
    }
    for (var fact : node.facts().entrySet()) {
      Set<Object> values = fact.getValue();
      facts = facts.with(fact.getKey(), values.size() == 1 ? values.iterator().next() : values);
    }
    return facts;
  }

  private static Map<String, JsonObject> relations(Set<Edge> edges, Relation relation) {
    Map<String, JsonObject> relations = new TreeMap<>();
    for (Edge edge : edges) {
      if (edge.relation() == relation) {
        String third = relation == Relation.ASSOCIATED ? "prov:plan" : "prov:activity";
        relations.put(
            "_:" + relation.label + (relations.size() + 1),
            JsonObject.empty()
                .with(relation.subject, edge.subject())
                .with(relation.object, edge.object())
                .with(third, edge.third()));
      }
    }
    return relations;
  }
}
