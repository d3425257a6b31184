package assay.cli.run;

import assay.evidence.snapshot.ScreenedShard;
import assay.fingerprint.Digest;
import assay.fingerprint.DigestAlgorithm;
import assay.provenance.Acquisition;
import assay.provenance.Ingest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which files earlier runs in a workspace put out, and what of. A file that nothing left is the one
 * that was put in, so no step lies between them.
 */
public final class EarlierScreenings {
  private final Map<Digest, Ingest.Step> byOutput = new HashMap<>();

  /** Of two runs that put out the same file, the one that was finished first counts. */
  public EarlierScreenings(Path workspace) throws IOException {
    List<Snapshot> snapshots =
        Snapshot.all(workspace).stream()
            .sorted(Comparator.comparing(Snapshot::finishedOn).thenComparing(Snapshot::id))
            .toList();
    for (Snapshot snapshot : snapshots) {
      String version = snapshot.statement(Optional.empty()).scannerVersion();
      for (ScreenedShard shard : snapshot.shards()) {
        shard
            .output()
            .filter(output -> !output.sha256().equals(shard.input().sha256()))
            .ifPresent(output -> add(version, shard.input().sha256(), output.sha256()));
      }
    }
  }

  private void add(String version, String input, String output) {
    Digest out = Digest.parse(DigestAlgorithm.SHA256, output);
    Optional<Digest> in = Optional.of(Digest.parse(DigestAlgorithm.SHA256, input));
    byOutput.putIfAbsent(
        out,
        new Ingest.Step(Ingest.Step.SCREEN, "assay", Optional.of(version), in, Optional.of(out)));
  }

  /** The same acquisition, with the steps by which its files came to be. */
  public Acquisition complete(Acquisition acquired) {
    Map<String, List<Ingest.Step>> steps = new HashMap<>();
    Map<String, Digest> files =
        acquired.manifest().map(Acquisition.Manifest::files).orElse(Map.of());
    files.forEach(
        (name, file) -> {
          List<Ingest.Step> known = stepsTo(file);
          if (!known.isEmpty()) {
            steps.put(name, known);
          }
        });
    return acquired.knowing(steps);
  }

  private List<Ingest.Step> stepsTo(Digest file) {
    Deque<Ingest.Step> steps = new ArrayDeque<>();
    Set<Digest> passed = new HashSet<>();
    Optional<Digest> at = Optional.of(file);
    while (at.isPresent() && passed.add(at.get()) && byOutput.containsKey(at.get())) {
      steps.addFirst(byOutput.get(at.get()));
      at = steps.getFirst().input();
    }
    return List.copyOf(steps);
  }
}
