package assay.evidence.export;

import assay.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** The output dataset as a data component of CycloneDX 1.6. */
final class CycloneDxBom {
  private final Outline outline;

  private CycloneDxBom(Outline outline) {
    this.outline = outline;
  }

  static JsonObject of(Outline outline) {
    CycloneDxBom bom = new CycloneDxBom(outline);
    return JsonObject.empty()
        .with("$schema", "http://cyclonedx.org/schema/bom-1.6.schema.json")
        .with("bomFormat", "CycloneDX")
        .with("specVersion", "1.6")
        .with("serialNumber", "urn:uuid:" + outline.runId())
        .with("version", 1)
        .with("metadata", bom.metadata())
        .with("components", List.of(bom.dataset()));
  }

  private JsonObject metadata() {
    JsonObject tool =
        JsonObject.empty()
            .with("type", "application")
            .with("name", "assay")
            .with("version", outline.statement().scannerVersion())
            .with("hashes", sha256(outline.statement().scannerSha256()));
    return JsonObject.empty()
        .with("timestamp", outline.finishedOn())
        .with("tools", JsonObject.empty().with("components", List.of(tool)));
  }

  private static List<JsonObject> sha256(String hex) {
    return List.of(JsonObject.empty().with("alg", "SHA-256").with("content", hex));
  }

  private JsonObject dataset() {
    JsonObject data =
        JsonObject.empty()
            .with("bom-ref", "data")
            .with("type", "dataset")
            .with("name", outline.dataset())
            .with("contents", outline.publisher().url().map(CycloneDxBom::at))
            .with("description", outline.removal())
            .with("governance", outline.publisher().name().map(CycloneDxBom::governance));
    return JsonObject.empty()
        .with("bom-ref", "dataset")
        .with("type", "data")
        .with("name", outline.dataset())
        .with("version", outline.id())
        .with("description", outline.description() + " " + outline.screening())
        .with("hashes", sha256(outline.files().manifest()))
        .withUnlessEmpty("licenses", licences())
        .with("data", List.of(data))
        .with("externalReferences", references())
        .withUnlessEmpty("components", outline.shards().stream().map(this::shard).toList());
  }

  private static JsonObject at(String url) {
    return JsonObject.empty().with("url", url);
  }

  private static JsonObject governance(String owner) {
    JsonObject organization =
        JsonObject.empty().with("organization", JsonObject.empty().with("name", owner));
    return JsonObject.empty().with("owners", List.of(organization));
  }

  private List<JsonObject> licences() {
    Optional<String> licence = outline.publisher().licence().or(outline.acquired()::licence);
    return licence.stream()
        .map(name -> JsonObject.empty().with("license", JsonObject.empty().with("name", name)))
        .toList();
  }

  private List<JsonObject> references() {
    return List.of(
        reference("attestation", "statement.dsse.json", outline.files().envelope()),
        reference("other", "shards.jsonl", outline.files().manifest())
            .with("comment", "The output shards, one a line; the hash of the component is its."));
  }

  private static JsonObject reference(String type, String file, String sha256) {
    return JsonObject.empty().with("type", type).with("url", file).with("hashes", sha256(sha256));
  }

  private JsonObject shard(OutputShard shard) {
    JsonObject component =
        JsonObject.empty()
            .with("bom-ref", "shard-" + shard.leaf().shard())
            .with("type", "file")
            .with("name", shard.leaf().name());
    return shard.isFolder()
        ? component.with(
            "description",
            "A folder; SHA-256 over the lines of digest, two spaces and path of its files: "
                + shard.leaf().output().sha256())
        : component
            .with("mime-type", shard.mediaType())
            .with("hashes", sha256(shard.leaf().output().sha256()));
  }
}
