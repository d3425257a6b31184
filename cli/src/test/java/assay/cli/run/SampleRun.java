package assay.cli.run;

import assay.casework.custody.CustodyLog;
import assay.casework.vault.Container;
import assay.casework.vault.Opened;
import assay.casework.vault.VaultDoor;
import assay.cli.demo.DemoData;
import assay.cli.demo.GroundTruth;
import assay.evidence.keys.Keys;
import assay.fingerprint.Digest;
import assay.fingerprint.DigestAlgorithm;
import assay.match.decode.DecodeLimits;
import assay.match.pdq.PdqHasher;
import assay.policy.Policy;
import assay.provenance.Acquisition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The demo's dataset, screened into folders of a test's own. */
final class SampleRun {
  private final GroundTruth truth;
  private final Path folder;
  private final List<Path> hashers;

  SampleRun(GroundTruth truth, Path folder) {
    this(truth, folder, List.of());
  }

  /** With licensed programs. */
  SampleRun(GroundTruth truth, Path folder, List<Path> hashers) {
    this.truth = truth;
    this.folder = folder;
    this.hashers = hashers;
  }

  static GroundTruth dataset(Path folder) throws IOException {
    Files.createDirectories(folder);
    return DemoData.write(folder, new PdqHasher(DecodeLimits.standard()), 41);
  }

  Path output() {
    return folder.resolve("out");
  }

  Path workspace() {
    return folder.resolve("workspace");
  }

  /** The vault's keys of another run, so that containers have the same names and can be opened. */
  void shareKeysOf(SampleRun other) throws IOException {
    Files.createDirectories(workspace().resolve("keys"));
    Path theirs = other.workspace().resolve("keys");
    for (Path key : Trees.files(theirs)) {
      Path copy = workspace().resolve("keys").resolve(theirs.relativize(key));
      Files.createDirectories(copy.getParent());
      Files.copy(key, copy);
    }
  }

  ScreenRequest request(Policy policy, int workers) {
    return new ScreenRequest(
        List.of(truth.dataset()),
        List.of(truth.list().toString()),
        output(),
        workspace(),
        "sample",
        Acquisition.unknown(),
        Optional.of(Instant.parse("2026-11-01T00:00:00Z")),
        policy,
        Decoding.standard(),
        hashers,
        Optional.empty(),
        workers);
  }

  ScreenResult run(Policy policy, int workers, RunObserver observer) throws IOException {
    try (Assembly assembly = Assembly.of(request(policy, workers), observer)) {
      return assembly.screening().run();
    }
  }

  ScreenResult run() throws IOException {
    return run(Policy.standard(), 2, RunObserver.NONE);
  }

  /** Everything that a run leaves behind and that must not depend on how it was interrupted. */
  SortedMap<String, String> outcome() throws IOException {
    SortedMap<String, String> outcome = new TreeMap<>();
    Trees.digests(output(), name -> true).forEach((k, v) -> outcome.put("output/" + k, v));
    Trees.digests(workspace().resolve("snapshots"), name -> name.endsWith(".parquet"))
        .forEach((k, v) -> outcome.put("records/" + k, v));
    Trees.digests(workspace().resolve("snapshots"), SampleRun::isEvidence)
        .forEach((k, v) -> outcome.put("evidence/" + k, v));
    outcome.putAll(vault());
    return outcome;
  }

  /** What is the same for every run of the same configuration under the same keys. */
  private static boolean isEvidence(String name) {
    return name.endsWith("shards.jsonl")
        || name.endsWith("inputs.jsonl")
        || name.endsWith(".checkpoint")
        || name.endsWith("contents.tags")
        || name.contains("/tiles/");
  }

  /** What differs between what was signed and what is there. */
  List<String> fsck() throws Exception {
    Keys keys = Keys.in(workspace().resolve("keys"), Optional.empty());
    return new Fsck(workspace(), keys, true).run();
  }

  /** What the vault holds, opened: by container name. */
  SortedMap<String, String> vault() throws IOException {
    Path identity = workspace().resolve("keys/vault-identity.txt");
    VaultDoor door =
        new VaultDoor(
            workspace().resolve("vault"),
            CustodyLog.in(folder.resolve("custody"), Clock.systemUTC()));
    SortedMap<String, String> held = new TreeMap<>();
    for (Container container : door.list()) {
      try (Opened opened = door.open(container.name(), identity, "test", "test")) {
        byte[] content = opened.content().readAllBytes();
        held.put(
            "vault/" + container.name(),
            opened.kind() + " " + Digest.compute(DigestAlgorithm.SHA256, content).hex());
      }
    }
    return held;
  }
}
