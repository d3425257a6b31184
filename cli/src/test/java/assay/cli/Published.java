package assay.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import assay.json.JsonException;
import assay.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Schemas and vocabularies as others publish them. No package brings them and they are not ours to
 * ship, so they are looked for in the folder that the system property or environment variable
 * {@code ASSAY_SCHEMAS} names; the README of our own schemas says what lies where in it. What is
 * not there is told on standard error, a line for each file.
 */
final class Published {
  private static final String NAME = "ASSAY_SCHEMAS";
  private static final String OPENLINEAGE = "https://openlineage.io/spec/";
  private static final String CROISSANT = "http://mlcommons.org/croissant/";
  private static final Set<String> TOLD = ConcurrentHashMap.newKeySet();

  private final Optional<Path> folder;

  Published(Optional<Path> folder) {
    this.folder = folder;
  }

  /** Those that this machine has. */
  static Published here() {
    return new Published(
        Optional.ofNullable(System.getProperty(NAME, System.getenv(NAME))).map(Path::of));
  }

  /** What the published schema finds wrong with a document; nothing if it is not here. */
  List<String> faults(String own, String document) throws IOException {
    return switch (own) {
      case "prov-json.json" -> provJson(document);
      case "dps-1.0.0.json" -> card(document);
      case "openlineage-run-event.json" -> runEvent(document);
      default -> List.of();
    };
  }

  private List<String> provJson(String document) throws IOException {
    Optional<String> schema =
        text("ProvToolbox/modules-core/prov-jsonld/src/test/resources/prov-json-schema-v4.json");
    return schema.isPresent() ? Schemas.faults(schema.get(), document, iri -> null) : List.of();
  }

  /** One reference in it leads beside it; the definition that is meant is put there. */
  private List<String> card(String document) throws IOException {
    Optional<String> schema =
        text("dps/contributions/schema/json/data-provenance-standards-1.0.0.schema.json");
    if (schema.isEmpty()) {
      return List.of();
    }
    String id = json(schema.get()).text("$id").orElseThrow();
    String meant = "{\"$ref\": \"" + id + "#/properties/provenance\"}";
    Map<String, String> others =
        Map.of(id, schema.get(), "https://dataandtrustalliance.org/provenance", meant);
    return Schemas.faults(schema.get(), document, others::get);
  }

  private List<String> runEvent(String document) throws IOException {
    Optional<String> core = text("OpenLineage/spec/OpenLineage.json");
    if (core.isEmpty()) {
      return List.of();
    }
    List<String> faults = new ArrayList<>(openLineage(core.get(), core.get(), document));
    for (JsonObject facets : groups(json(document))) {
      for (String name : facets.members().keySet()) {
        faults.addAll(facet(core.get(), name, facets.object(name).orElseThrow()));
      }
    }
    return faults;
  }

  private static List<JsonObject> groups(JsonObject event) {
    List<JsonObject> owners = new ArrayList<>(event.objects("inputs"));
    owners.addAll(event.objects("outputs"));
    event.object("run").ifPresent(owners::add);
    event.object("job").ifPresent(owners::add);
    return owners.stream()
        .flatMap(o -> List.of("facets", "inputFacets", "outputFacets").stream().map(o::object))
        .flatMap(Optional::stream)
        .toList();
  }

  private List<String> facet(String core, String name, JsonObject facet) throws IOException {
    String url = facet.text("_schemaURL").orElse("");
    if (!url.startsWith(OPENLINEAGE)) {
      return List.of(); // ours
    }
    String file = url.substring(url.lastIndexOf('/', url.indexOf('#')) + 1, url.indexOf('#'));
    String type = file.substring(0, file.indexOf(".json"));
    Optional<String> schema = text("OpenLineage/spec/facets/" + type + ".json");
    if (schema.isEmpty()) {
      return List.of();
    }
    String id = json(schema.get()).text("$id").orElseThrow();
    if (!url.startsWith(id + "#")) {
      say("PUBLISHED SCHEMA OF ANOTHER VERSION: " + id + " for " + url);
    }
    return openLineage(core, schema.get(), JsonObject.empty().with(name, facet).write());
  }

  /** A facet names the core that was there when it was written; what it needs of it is the same. */
  private static List<String> openLineage(String core, String schema, String document) {
    return Schemas.faults(
        schema,
        document,
        iri ->
            iri.startsWith(OPENLINEAGE) && iri.endsWith("/OpenLineage.json")
                ? core.replaceFirst("\"\\$id\": \"[^\"]*\"", "\"\\$id\": \"" + iri + "\"")
                : null);
  }

  /** The terms of Croissant and its RAI extension in use that their vocabularies do not have. */
  Set<String> undeclared(LinkedData data) throws IOException {
    Set<String> used = new TreeSet<>(data.properties());
    used.addAll(data.classes().keySet());
    Optional<String> terms = text("croissant/docs/croissant.ttl");
    Optional<String> rai = text("croissant/docs/croissant_rai.ttl");
    used.removeIf(
        iri ->
            iri.startsWith(CROISSANT + "RAI/")
                ? isDeclared(rai, "rai:" + iri.substring(CROISSANT.length() + 4))
                : !iri.startsWith(CROISSANT)
                    || isDeclared(terms, "croissant:" + iri.substring(CROISSANT.length())));
    return used;
  }

  private static boolean isDeclared(Optional<String> vocabulary, String term) {
    return vocabulary.isEmpty() || vocabulary.get().contains("\n" + term + " a ");
  }

  private static JsonObject json(String text) {
    try {
      return JsonObject.parse(text);
    } catch (JsonException e) {
      throw new AssertionError(e);
    }
  }

  private Optional<String> text(String path) throws IOException {
    Optional<Path> file = folder.map(f -> f.resolve(path)).filter(Files::isRegularFile);
    if (file.isEmpty()) {
      say("PUBLISHED SCHEMA ABSENT: " + path + " (" + NAME + "); only our own is used");
      return Optional.empty();
    }
    return Optional.of(Files.readString(file.get(), UTF_8));
  }

  private static void say(String line) {
    if (TOLD.add(line)) {
      System.err.println(line);
    }
  }
}
