package assay.provenance;

import assay.fingerprint.Digest;
import assay.fingerprint.DigestAlgorithm;
import assay.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/** Reads a record of type {@code assay.provenance/v1} back, so that it can be graded again. */
public final class RecordedProvenance {
  private final JsonObject record;

  private RecordedProvenance(JsonObject record) {
    this.record = record;
  }

  /**
   * The facts of a record; the vector that they give is the one in the record.
   *
   * @throws IllegalArgumentException if it is no such record
   */
  public static Provenance read(JsonObject record) {
    try {
      return new RecordedProvenance(record).facts();
    } catch (java.time.DateTimeException | java.util.NoSuchElementException e) {
      throw new IllegalArgumentException("is no provenance record", e);
    }
  }

  private Provenance facts() {
    JsonObject entry = part(record, "entry");
    List<Ingest.Step> steps = entry.objects("steps").stream().map(this::step).toList();
    Map<String, Basis> basis = new TreeMap<>();
    part(record, "basis")
        .members()
        .forEach((path, b) -> basis.put(path, Basis.valueOf(upper((String) b))));
    return new Provenance(
        record.object("origin").map(this::origin),
        record.object("capture").map(this::capture),
        acquisition(part(record, "acquisition")),
        record.object("entry").map(e -> ingest(e, steps, basis)),
        Preferences.none(), // what nothing is graded by is not read back
        Embedded.nothing(),
        Optional.empty(),
        steps,
        new TreeMap<>(basis));
  }

  private static JsonObject part(JsonObject object, String key) {
    return object.object(key).orElse(JsonObject.empty());
  }

  private static String upper(String label) {
    return label.toUpperCase(Locale.ROOT).replace('-', '_');
  }

  private static Optional<Digest> sha256(JsonObject object, String key) {
    return object.text(key).map(hex -> Digest.parse(DigestAlgorithm.SHA256, hex));
  }

  private static Optional<Instant> time(JsonObject object, String key) {
    return object.text(key).map(Instant::parse);
  }

  private Ingest.Step step(JsonObject json) {
    return new Ingest.Step(
        json.text("op").orElseThrow(),
        json.text("tool").orElseThrow(),
        json.text("version"),
        sha256(json, "inputSha256"),
        sha256(json, "outputSha256"));
  }

  private static Ingest ingest(JsonObject json, List<Ingest.Step> steps, Map<String, Basis> basis) {
    return new Ingest(
        time(json, "ingestedAt"),
        json.text("pipeline").orElse(""),
        json.text("pipelineVersion").orElse(""),
        steps,
        basis.getOrDefault("entry.ingestedAt", Basis.OBSERVED));
  }

  /** A record writes the host of an address as well; only without one it is a fact of its own. */
  private Origin origin(JsonObject json) {
    Optional<String> url = json.text("url");
    return new Origin(
        url,
        json.texts("redirects"),
        json.text("pageUrl"),
        url.isPresent() ? Optional.empty() : json.text("host"),
        sha256(json, "captionSha256"));
  }

  private static Acquisition acquisition(JsonObject json) {
    JsonObject dataset = part(json, "dataset");
    return new Acquisition(
        dataset.text("name"),
        dataset.text("publisher"),
        dataset.text("version"),
        dataset.text("locator"),
        dataset.text("licence"),
        json.text("supplier"),
        json.text("channel"),
        time(json, "acquiredAt"),
        json.text("acquiredBy"),
        json.object("manifest").map(RecordedProvenance::manifest));
  }

  private static Acquisition.Manifest manifest(JsonObject json) {
    return new Acquisition.Manifest(
        json.text("id").orElseThrow(), sha256(json, "sha256").orElseThrow(), Map.of());
  }

  private Capture capture(JsonObject json) {
    DigestCheck check =
        json.text("digestCheck").map(c -> DigestCheck.valueOf(upper(c))).orElse(DigestCheck.ABSENT);
    Optional<DeclaredDigest> declared = json.object("declaredDigest").map(this::declared);
    Optional<Capture.Archive> archive = json.object("archive").map(this::archive);
    Capture capture =
        Capture.unknown()
            .between(time(json, "notBefore"), time(json, "notAfter"))
            .answered(json.object("http").map(this::http), json.text("serverIp"))
            .declaring(declared, declared.isPresent() && isBeforeTransformation(check, archive))
            .checked(check);
    if (json.text("method").isPresent() || json.object("agent").isPresent()) {
      capture = capture.by(json.text("method").orElse(""), json.object("agent").map(this::agent));
    }
    boolean truncated = json.flag("truncated").orElse(false);
    return archive.isPresent() ? capture.archivedAs(archive.get(), truncated) : capture;
  }

  /**
   * A record does not say of which bytes a declared digest is, but its vector does: a digest that
   * no byte held confirms raises integrity only if it is of the bytes before a transformation.
   */
  private boolean isBeforeTransformation(DigestCheck check, Optional<Capture.Archive> archive) {
    boolean counts = part(record, "vector").number("integrity").orElse(0) == 2;
    boolean held = archive.isPresent() && check == DigestCheck.ABSENT;
    return counts && !check.isVerified() && !held;
  }

  private DeclaredDigest declared(JsonObject json) {
    DigestAlgorithm algorithm =
        DigestAlgorithm.ofLabel(json.text("algorithm").orElseThrow()).orElseThrow();
    return new DeclaredDigest(Digest.parse(algorithm, json.text("value").orElseThrow()));
  }

  private Capture.Agent agent(JsonObject json) {
    return new Capture.Agent(
        json.text("name").orElseThrow(), json.text("version"), json.text("operator"));
  }

  private Capture.Http http(JsonObject json) {
    return new Capture.Http(
        json.number("status").isPresent()
            ? OptionalInt.of((int) json.number("status").getAsLong())
            : OptionalInt.empty(),
        json.text("contentType"),
        json.text("lastModified"),
        json.text("etag"),
        json.text("server"));
  }

  private Capture.Archive archive(JsonObject json) {
    return new Capture.Archive(
        json.text("format").orElseThrow(),
        json.text("collection"),
        json.text("file").orElseThrow(),
        json.number("offset").orElseThrow(),
        json.number("length").orElseThrow(),
        json.text("recordId"));
  }
}
