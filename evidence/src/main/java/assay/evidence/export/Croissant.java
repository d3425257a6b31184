package assay.evidence.export;

import assay.evidence.statement.ScreeningStatement;
import assay.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The output dataset as Croissant 1.1 with the vocabularies of Croissant RAI and PROV-O. */
final class Croissant {
  private static final List<String> CROISSANT_TERMS =
      List.of(
          "annotation",
          "arrayShape",
          "citeAs",
          "column",
          "containedIn",
          "equivalentProperty",
          "excludes",
          "extract",
          "field",
          "fileProperty",
          "fileObject",
          "fileSet",
          "format",
          "includes",
          "isArray",
          "isLiveDataset",
          "jsonPath",
          "key",
          "md5",
          "parentField",
          "recordSet",
          "references",
          "regex",
          "readLines",
          "sdVersion",
          "separator",
          "source",
          "subField",
          "transform",
          "unArchive",
          "value");

  private final Outline outline;

  private Croissant(Outline outline) {
    this.outline = outline;
  }

  static JsonObject of(Outline outline) {
    return new Croissant(outline).document();
  }

  private JsonObject document() {
    Publisher publisher = outline.publisher();
    return rai(
        JsonObject.empty()
            .with("@context", context())
            .with("@id", outline.base() + "dataset")
            .with("@type", "sc:Dataset")
            .with(
                "conformsTo",
                List.of(
                    "http://mlcommons.org/croissant/1.1", "http://mlcommons.org/croissant/RAI/1.0"))
            .with("name", outline.dataset())
            .with("description", outline.description())
            .with("license", outline.licence())
            .with("url", publisher.url().orElse(outline.base() + "dataset"))
            .with("creator", organization(outline.owner()))
            .with("datePublished", outline.finishedOn())
            .with("version", outline.id())
            .with("isLiveDataset", false)
            .with("distribution", outline.shards().stream().map(this::resource).toList())
            .with("prov:wasDerivedFrom", acquired())
            .with("prov:wasGeneratedBy", screening())
            .with("prov:wasAttributedTo", agent(outline.owner())));
  }

  /** The context that the specification recommends, with the vocabularies used here. */
  private static JsonObject context() {
    Map<String, Object> context = new TreeMap<>();
    for (String term : CROISSANT_TERMS) {
      context.put(term, "cr:" + term);
    }
    JsonObject json = JsonObject.empty().with("@type", "@json");
    context.put("@language", "en");
    context.put("@vocab", "http://schema.org/");
    context.put("sc", "http://schema.org/");
    context.put("cr", "http://mlcommons.org/croissant/");
    context.put("rai", "http://mlcommons.org/croissant/RAI/");
    context.put("dct", "http://purl.org/dc/terms/");
    context.put("prov", "http://www.w3.org/ns/prov#");
    context.put("rdfs", "http://www.w3.org/2000/01/rdf-schema#");
    context.put("conformsTo", "dct:conformsTo");
    context.put("data", json.with("@id", "cr:data"));
    context.put("examples", json.with("@id", "cr:examples"));
    context.put("dataType", JsonObject.empty().with("@id", "cr:dataType").with("@type", "@vocab"));
    return JsonObject.empty().with("context", context).object("context").orElseThrow();
  }

  private static JsonObject organization(String name) {
    return JsonObject.empty().with("@type", "sc:Organization").with("name", name);
  }

  private static JsonObject agent(String name) {
    return JsonObject.empty().with("@type", "prov:Agent").with("rdfs:label", name);
  }

  private JsonObject acquired() {
    Acquired acquired = outline.acquired();
    return JsonObject.empty()
        .with("@id", outline.base() + "acquired")
        .with("@type", "prov:Entity")
        .with("rdfs:label", acquired.name().orElse(outline.dataset()))
        .with("version", acquired.version())
        .with("url", acquired.locator())
        .with("prov:wasAttributedTo", acquired.from().map(Croissant::agent));
  }

  private JsonObject screening() {
    return JsonObject.empty()
        .with("@id", outline.base() + "run")
        .with("@type", "prov:Activity")
        .with("rdfs:label", "Screening by Assay " + outline.statement().scannerVersion())
        .with("prov:startedAtTime", outline.startedOn())
        .with("prov:endedAtTime", outline.finishedOn());
  }

  private JsonObject resource(OutputShard shard) {
    return shard.isFolder() ? folder(shard) : file(shard);
  }

  private JsonObject file(OutputShard shard) {
    return JsonObject.empty()
        .with("@type", "cr:FileObject")
        .with("@id", "shard-" + shard.leaf().shard())
        .with("name", shard.leaf().name())
        .with("contentUrl", shard.reference())
        .with("contentSize", shard.leaf().output().bytes() + " B")
        .with("encodingFormat", shard.mediaType())
        .with("sha256", shard.leaf().output().sha256())
        .with("prov:wasGeneratedBy", JsonObject.empty().with("@id", outline.base() + "run"));
  }

  /** Croissant has no digest for a set of files, so that is told in words. */
  private JsonObject folder(OutputShard shard) {
    String prefix = shard.leaf().name().equals(".") ? "" : shard.leaf().name() + "/";
    List<String> others =
        outline.shards().stream()
            .filter(other -> prefix.isEmpty() && !other.equals(shard))
            .map(other -> other.leaf().name() + (other.isFolder() ? "/**" : ""))
            .toList();
    return JsonObject.empty()
        .with("@type", "cr:FileSet")
        .with("@id", "shard-" + shard.leaf().shard())
        .with("name", shard.leaf().name())
        .with("includes", prefix + "**")
        .withUnlessEmpty("excludes", others)
        .with("encodingFormat", "application/octet-stream")
        .with(
            "description",
            "A folder of "
                + shard.leaf().output().bytes()
                + " bytes; SHA-256 over the lines of digest, two spaces and path of its files: "
                + shard.leaf().output().sha256())
        .with("prov:wasGeneratedBy", JsonObject.empty().with("@id", outline.base() + "run"));
  }

  private JsonObject rai(JsonObject document) {
    return document
        .with("rai:dataCollection", collection())
        .with("rai:dataCollectionTimeframe", timeframe())
        .with("rai:dataPreprocessingProtocol", outline.screening())
        .with("rai:dataManipulationProtocol", outline.removal())
        .with("rai:dataLimitations", ScreeningStatement.CAVEAT)
        .with(
            "rai:personalSensitiveInformation",
            "Screening against hash lists is not a review for personal data.");
  }

  private String collection() {
    Acquired acquired = outline.acquired();
    return "Acquired from "
        + acquired.from().orElse("a supplier who is not stated")
        + acquired.acquiredAt().map(time -> " at " + time).orElse("")
        + ".";
  }

  private List<String> timeframe() {
    Optional<Instant> from = outline.kept().notBefore();
    Optional<Instant> to = outline.kept().notAfter();
    return from.isEmpty() || to.isEmpty()
        ? List.of()
        : List.of(from.get().toString(), to.get().toString());
  }
}
