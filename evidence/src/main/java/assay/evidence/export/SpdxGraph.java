package assay.evidence.export;

import assay.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The output dataset as a package of SPDX 3.0.1, with its shards and its evidence as files. */
final class SpdxGraph {
  private static final String CREATION = "_:creation";
  private static final Set<String> KINDS = Set.of("audio", "image", "text", "video");

  private final Outline outline;
  private final String base;

  private SpdxGraph(Outline outline) {
    this.outline = outline;
    this.base = outline.base();
  }

  static JsonObject of(Outline outline) {
    SpdxGraph spdx = new SpdxGraph(outline);
    return JsonObject.empty()
        .with("@context", "https://spdx.org/rdf/3.0.1/spdx-context.jsonld")
        .with("@graph", spdx.graph());
  }

  private List<JsonObject> graph() {
    List<JsonObject> elements = new ArrayList<>();
    elements.add(element("Organization", "operator").with("name", outline.owner()));
    elements.add(
        element("Tool", "scanner").with("name", "Assay " + outline.statement().scannerVersion()));
    elements.add(dataset());
    List<String> files = new ArrayList<>();
    for (OutputShard shard : outline.shards()) {
      elements.add(file(shard));
      files.add(base + "shard-" + shard.leaf().shard());
    }
    elements.add(statement());
    if (!files.isEmpty()) {
      elements.add(relationship("contents", "contains", files).with("completeness", "complete"));
    }
    elements.add(relationship("evidence", "hasEvidence", List.of(base + "statement")));
    List<JsonObject> graph = new ArrayList<>();
    graph.add(creation());
    graph.add(document(elements));
    graph.addAll(elements);
    return graph;
  }

  private JsonObject creation() {
    return JsonObject.empty()
        .with("@id", CREATION)
        .with("type", "CreationInfo")
        .with("specVersion", "3.0.1")
        .with("created", outline.finishedOn())
        .with("createdBy", List.of(base + "operator"))
        .with("createdUsing", List.of(base + "scanner"));
  }

  private JsonObject element(String type, String name) {
    return JsonObject.empty()
        .with("type", type)
        .with("spdxId", base + name)
        .with("creationInfo", CREATION);
  }

  private JsonObject document(List<JsonObject> elements) {
    List<String> ids = elements.stream().map(e -> e.text("spdxId").orElseThrow()).toList();
    return element("SpdxDocument", "document")
        .with("profileConformance", List.of("core", "software", "dataset"))
        .with("rootElement", List.of(base + "dataset"))
        .with("element", ids);
  }

  private JsonObject dataset() {
    String from = outline.acquired().from().map(name -> " from " + name).orElse("");
    return element("dataset_DatasetPackage", "dataset")
        .with("name", outline.dataset())
        .with("description", outline.description())
        .with("comment", outline.screening() + " verifiedUsing is the digest of shards.jsonl.")
        .with("software_packageVersion", outline.id())
        .with("software_primaryPurpose", "data")
        .with("software_downloadLocation", outline.publisher().url().orElse(base + "dataset"))
        .with("builtTime", outline.finishedOn())
        .with("releaseTime", outline.finishedOn())
        .with("originatedBy", List.of(base + "operator"))
        .with("suppliedBy", base + "operator")
        .with("verifiedUsing", List.of(sha256(outline.files().manifest())))
        .with("dataset_datasetType", types())
        .with("dataset_datasetSize", outline.bytes())
        .with(
            "dataset_dataCollectionProcess",
            "Acquired" + from + " and screened against hash lists.")
        .with("dataset_dataPreprocessing", List.of(outline.removal()))
        .with("dataset_hasSensitivePersonalInformation", "noAssertion");
  }

  private Set<String> types() {
    Set<String> types = new TreeSet<>();
    for (String type : outline.kept().mediaTypes()) {
      String kind = type.substring(0, Math.max(0, type.indexOf('/')));
      types.add(KINDS.contains(kind) ? kind : "other");
    }
    return types.isEmpty() ? Set.of("noAssertion") : types;
  }

  private static JsonObject sha256(String hex) {
    return JsonObject.empty()
        .with("type", "Hash")
        .with("algorithm", "sha256")
        .with("hashValue", hex);
  }

  private JsonObject file(OutputShard shard) {
    JsonObject file =
        element("software_File", "shard-" + shard.leaf().shard())
            .with("name", shard.leaf().name())
            .with("software_primaryPurpose", "data")
            .with("software_fileKind", shard.isFolder() ? "directory" : "file");
    return shard.isFolder()
        ? file.with(
            "comment",
            "SHA-256 over the lines of digest, two spaces and path of its files: "
                + shard.leaf().output().sha256())
        : file.with("contentType", shard.mediaType())
            .with("verifiedUsing", List.of(sha256(shard.leaf().output().sha256())));
  }

  private JsonObject statement() {
    return element("software_File", "statement")
        .with("name", "statement.dsse.json")
        .with("contentType", "application/json")
        .with("software_primaryPurpose", "evidence")
        .with("software_fileKind", "file")
        .with("verifiedUsing", List.of(sha256(outline.files().envelope())));
  }

  private JsonObject relationship(String name, String type, List<String> to) {
    return element("Relationship", name)
        .with("from", base + "dataset")
        .with("relationshipType", type)
        .with("to", to);
  }
}
