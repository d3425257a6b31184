package assay.evidence.export;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Entities, activities and agents of the PROV data model, and how they are related. */
final class ProvGraph {
  static final String ASSAY = "https://assay.example.org/ns#";

  /** The three kinds of things. */
  enum Kind {
    ENTITY,
    ACTIVITY,
    AGENT
  }

  /** The relations in use, with the names of their two ends in PROV-JSON. */
  enum Relation {
    USED("used", "activity", "entity"),
    GENERATED("wasGeneratedBy", "entity", "activity"),
    INVALIDATED("wasInvalidatedBy", "entity", "activity"),
    DERIVED("wasDerivedFrom", "generatedEntity", "usedEntity"),
    ATTRIBUTED("wasAttributedTo", "entity", "agent"),
    ASSOCIATED("wasAssociatedWith", "activity", "agent"),
    DELEGATED("actedOnBehalfOf", "delegate", "responsible"),
    INFORMED("wasInformedBy", "informed", "informant"),
    MEMBER("hadMember", "collection", "entity");

    final String label;
    final String subject;
    final String object;

    Relation(String label, String subject, String object) {
      this.label = label;
      this.subject = "prov:" + subject;
      this.object = "prov:" + object;
    }
  }

  /** One relation; the third end is the activity of a derivation or the plan of an association. */
  record Edge(Relation relation, String subject, String object, Optional<String> third) {}

  /**
   * One thing.
   *
   * @param facts strings and numbers by attribute; an attribute can have several
   */
  record Node(Kind kind, String id, Set<String> types, Map<String, Set<Object>> facts) {}

  private final String base;
  private final Map<String, Node> nodes = new LinkedHashMap<>();
  private final Set<Edge> edges = new LinkedHashSet<>();

  /** A graph whose prefix {@code snap} stands for this address. */
  ProvGraph(String base) {
    this.base = base;
  }

  Map<String, String> prefixes() {
    return new TreeMap<>(Map.of("assay", ASSAY, "snap", base));
  }

  List<Node> nodes(Kind kind) {
    return nodes.values().stream().filter(n -> n.kind() == kind).toList();
  }

  List<Node> nodes() {
    return new ArrayList<>(nodes.values());
  }

  Set<Edge> edges() {
    return Collections.unmodifiableSet(edges);
  }

  String entity(String id, String... types) {
    return node(Kind.ENTITY, id, types);
  }

  String activity(String id, String... types) {
    return node(Kind.ACTIVITY, id, types);
  }

  String agent(String id, String name, String... types) {
    node(Kind.AGENT, id, types);
    return say(id, "prov:label", name);
  }

  private String node(Kind kind, String id, String... types) {
    Node node = nodes.computeIfAbsent(id, i -> new Node(kind, i, new TreeSet<>(), new TreeMap<>()));
    if (node.kind() != kind) {
      throw new IllegalArgumentException(id + " is of another kind");
    }
    Collections.addAll(node.types(), types);
    return id;
  }

  /** Adds a fact: a string or a number. */
  String say(String id, String attribute, Object value) {
    nodes.get(id).facts().computeIfAbsent(attribute, a -> new LinkedHashSet<>()).add(value);
    return id;
  }

  String say(String id, String attribute, Optional<?> value) {
    value.ifPresent(v -> say(id, attribute, (Object) v));
    return id;
  }

  void relate(String subject, Relation relation, String object) {
    edges.add(new Edge(relation, subject, object, Optional.empty()));
  }

  void relate(String subject, Relation relation, String object, String third) {
    edges.add(new Edge(relation, subject, object, Optional.of(third)));
  }
}
