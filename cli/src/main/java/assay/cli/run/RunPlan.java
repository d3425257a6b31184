package assay.cli.run;

import assay.cli.refusal.RefusedException;
import assay.fingerprint.Digest;
import assay.fingerprint.DigestAlgorithm;
import assay.json.JsonObject;
import assay.list.ListVersion;
import assay.policy.Allowances;
import assay.policy.Policy;
import assay.policy.SidecarKeys;
import assay.policy.Thresholds;
import assay.policy.VideoBars;
import assay.provenance.Acquisition;
import assay.screen.ScannerVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What a run does, settled before it begins, so that the same command finds its snapshot again.
 *
 * @param id made from the dataset's name and a digest of everything that decides the outcome:
 *     inputs, shards, lists, policy, decoding, licensed programs, release
 * @param runId another one for each run, even of the same configuration
 * @param configurationSha256 digest of everything that decides the outcome
 */
record RunPlan(
    String id, String runId, String configurationSha256, Instant startedOn, Instant ingestedAt) {

  static RunPlan of(
      ScreenRequest request,
      List<Source> sources,
      RunVersions lists,
      Programs programs,
      Path snapshots)
      throws IOException {
    JsonObject configuration = configuration(request, sources, lists, programs);
    String digest = Digest.compute(DigestAlgorithm.SHA256, configuration.bytes()).hex();
    String id = id(request, digest);
    SnapshotFolder folder = new SnapshotFolder(snapshots.resolve(id));
    JsonObject run = SnapshotFolder.read(folder.run()).orElse(JsonObject.empty());
    String output = output(request);
    if (!run.isEmpty() && !run.text("output").orElseThrow().equals(output)) {
      throw new RefusedException(
          "snapshot "
              + id
              + " is written to "
              + run.text("output").orElseThrow()
              + "; name that folder, or another workspace");
    }
    if (run.isEmpty()) {
      requireEmpty(request.output());
      Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
      run =
          JsonObject.empty()
              .with("snapshot", id)
              .with("runId", UUID.randomUUID().toString())
              .with("startedOn", now.toString())
              .with("ingestedAt", request.ingestedAt().orElse(now).toString())
              .with("output", output)
              .with("configuration", configuration)
              .withUnlessEmpty("pulled", lists.pulled().stream().map(ListVersion::json).toList());
      SnapshotFolder.write(folder.run(), run);
    }
    return new RunPlan(
        id,
        run.text("runId").orElseThrow(),
        digest,
        Instant.parse(run.text("startedOn").orElseThrow()),
        Instant.parse(run.text("ingestedAt").orElseThrow()));
  }

  private static String id(ScreenRequest request, String digest) {
    return slug(request.dataset()) + "-" + digest.substring(0, 12);
  }

  /** The id of the snapshot that a run with these versions makes. */
  static String id(
      ScreenRequest request, List<Source> sources, RunVersions lists, Programs programs) {
    JsonObject configuration = configuration(request, sources, lists, programs);
    return id(request, Digest.compute(DigestAlgorithm.SHA256, configuration.bytes()).hex());
  }

  /** The folders of snapshots that were begun and are not finished, or only partly well. */
  static List<Path> unfinished(Path snapshots) throws IOException {
    if (Files.notExists(snapshots)) {
      return List.of();
    }
    List<Path> begun;
    try (Stream<Path> all = Files.list(snapshots)) {
      begun = all.filter(folder -> Files.exists(folder.resolve("run.json"))).sorted().toList();
    }
    List<Path> unfinished = new ArrayList<>();
    for (Path folder : begun) {
      Optional<JsonObject> summary = SnapshotFolder.read(folder.resolve("summary.json"));
      if (summary.isEmpty() || !summary.get().texts("failures").isEmpty()) {
        unfinished.add(folder);
      }
    }
    return unfinished;
  }

  /** The same of those that were begun with the same output. */
  static List<Path> unfinished(ScreenRequest request, Path snapshots) throws IOException {
    List<Path> unfinished = new ArrayList<>();
    for (Path folder : unfinished(snapshots)) {
      Optional<JsonObject> run = SnapshotFolder.read(folder.resolve("run.json"));
      if (run.flatMap(json -> json.text("output")).equals(Optional.of(output(request)))) {
        unfinished.add(folder);
      }
    }
    return unfinished;
  }

  private static String output(ScreenRequest request) {
    return request.output().toAbsolutePath().normalize().toString();
  }

  /** A file that is there already may be anything, also an original; it is not written over. */
  private static void requireEmpty(Path output) throws IOException {
    try (Stream<Path> entries = Files.list(output)) {
      if (entries.findAny().isPresent()) {
        throw new RefusedException(
            output + ": is not empty, and this run has written nothing yet; name an empty folder");
      }
    }
  }

  private static JsonObject configuration(
      ScreenRequest request, List<Source> sources, RunVersions lists, Programs programs) {
    return JsonObject.empty()
        .with("scanner", ScannerVersion.current())
        .with("dataset", request.dataset())
        .with(
            "inputs",
            request.inputs().stream().map(p -> p.toAbsolutePath().normalize().toString()).toList())
        .with(
            "shards",
            sources.stream()
                .map(
                    s ->
                        JsonObject.empty()
                            .with("name", s.shard().name())
                            .with("format", s.format().name()))
                .toList())
        .with("lists", lists.known().stream().map(ListVersion::content).toList())
        .withUnlessEmpty("knownGood", lists.knownGood().stream().map(ListVersion::content).toList())
        .with("policy", policy(request.policy()))
        .with("decoding", request.decoding().json())
        .withUnlessEmpty("hashers", programs.installed())
        .with("acquisition", request.acquisition().json())
        .withUnlessEmpty("cameBy", cameBy(sources, request.acquisition()))
        .with("ingestedAt", request.ingestedAt().map(Instant::toString));
  }

  /** What earlier runs did to the shards: it is in the records, and must not change under them. */
  private static JsonObject cameBy(List<Source> sources, Acquisition acquired) {
    JsonObject all = JsonObject.empty();
    for (Source source : sources) {
      List<String> given =
          acquired.cameBy(source.shard().name()).stream()
              .flatMap(step -> step.input().stream())
              .map(Digest::hex)
              .toList();
      all = all.withUnlessEmpty(source.shard().name(), given);
    }
    return all;
  }

  private static JsonObject policy(Policy policy) {
    TreeMap<String, JsonObject> byList = new TreeMap<>();
    policy.byList().forEach((id, t) -> byList.put(id, thresholds(t)));
    return JsonObject.empty()
        .with("pdq", thresholds(policy.thresholds()))
        .with("lists", byList)
        .with("video", video(policy.video()))
        .with("variants", policy.variants().stream().map(t -> t.label()).toList())
        .with("unscreenable", policy.unscreenable().label())
        .with("provenanceFloor", policy.floor().grade().name())
        .with("provenanceShare", policy.floor().percent())
        .withUnlessEmpty("suppliers", policy.acquisition().suppliers())
        .with("allowances", allowances(policy.allowances()))
        .withUnlessEmpty("unvetted", policy.allowances().unvetted())
        .with("sidecars", sidecars(policy.sidecars()));
  }

  /** Their digest: what is allowed is as confidential as the lists, and this is not. */
  private static Optional<String> allowances(Allowances allowances) {
    JsonObject all = JsonObject.empty().with("allowances", allowances.json());
    return allowances.all().isEmpty()
        ? Optional.empty()
        : Optional.of(Digest.compute(DigestAlgorithm.SHA256, all.bytes()).hex());
  }

  private static JsonObject sidecars(SidecarKeys keys) {
    return JsonObject.empty()
        .with("url", keys.url())
        .with("page", keys.page())
        .with("time", keys.time())
        .with("caption", keys.caption())
        .with("version", keys.version());
  }

  private static JsonObject video(VideoBars bars) {
    return JsonObject.empty()
        .with("itemPercent", bars.itemPercent())
        .with("listedPercent", bars.listedPercent())
        .with("runSeconds", bars.runSeconds());
  }

  private static JsonObject thresholds(Thresholds thresholds) {
    return JsonObject.empty()
        .with("matchedDistance", thresholds.matchedDistance())
        .with("maxDistance", thresholds.maxDistance())
        .with("minQuality", thresholds.minQuality());
  }

  /** Letters, digits, dots and hyphens only, so that it is a file name everywhere. */
  private static String slug(String name) {
    String plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.]+", "-");
    String trimmed = plain.replaceAll("^[-.]+|[-.]+$", "");
    return trimmed.isEmpty() ? "dataset" : trimmed.substring(0, Math.min(40, trimmed.length()));
  }
}
