package assay.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import assay.cli.refusal.RefusedException;
import assay.evidence.bundle.Bundle;
import assay.evidence.bundle.BundleException;
import assay.evidence.snapshot.ShardLeaf;
import assay.evidence.statement.Level;
import assay.evidence.verify.RefusedEvidenceException;
import assay.evidence.verify.Verification;
import assay.evidence.verify.Verified;
import assay.json.JsonException;
import assay.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a stranger finds out who has the demo's output, its bundle and the public key, and nothing
 * else.
 */
final class DemoEvidence {
  private final Path output;
  private final Path bundle;
  private final Path key;
  private final List<String> shards = new ArrayList<>();
  private final List<String> refusals = new ArrayList<>();
  private Optional<Verified> snapshot = Optional.empty();

  private DemoEvidence(Path output, Path bundle, Path key) {
    this.output = output;
    this.bundle = bundle;
    this.key = key;
  }

  /** Verifies the statement, and every shard of which something stayed. */
  static DemoEvidence of(Path output, Path bundle, Path key) throws IOException {
    DemoEvidence evidence = new DemoEvidence(output, bundle, key);
    evidence.snapshot = evidence.verify(Optional.empty());
    for (ShardLeaf leaf : leaves(bundle)) {
      if (!leaf.output().equals(ShardLeaf.NOTHING)) {
        evidence.shards.add(leaf.name());
        evidence.verify(Optional.of(output.resolve(leaf.name()).normalize()));
      }
    }
    return evidence;
  }

  private Optional<Verified> verify(Optional<Path> shard) throws IOException {
    Verification verification =
        new Verification(
            shard,
            bundle,
            Optional.of(key),
            Optional.empty(), // policy
            Optional.empty(), // item
            Optional.empty(), // content
            Optional.empty(), // content key
            Optional.empty(), // second
            Optional.empty(), // log
            Optional.empty()); // at
    try {
      return Optional.of(verification.run(Instant.now()));
    } catch (RefusedEvidenceException e) {
      refusals.add(e.code() + ": " + e.getMessage());
      return Optional.empty();
    }
  }

  private static List<ShardLeaf> leaves(Path bundle) throws IOException {
    List<ShardLeaf> leaves = new ArrayList<>();
    try {
      byte[] manifest = Bundle.read(bundle).part(Bundle.SHARDS).orElse(new byte[0]);
      for (String line : new String(manifest, UTF_8).lines().toList()) {
        leaves.add(ShardLeaf.of(JsonObject.parse(line)));
      }
    } catch (BundleException | JsonException e) {
      throw new RefusedException(bundle + ": " + e.getMessage());
    }
    return leaves;
  }

  /** Everything was verified. */
  boolean holds() {
    return refusals.isEmpty() && !shards.isEmpty();
  }

  /** A few lines, each ending with a line feed. */
  String render() {
    StringBuilder out = new StringBuilder();
    refusals.forEach(refusal -> out.append("not verified: ").append(refusal).append('\n'));
    if (holds()) {
      Verified verified = snapshot.orElseThrow();
      out.append(
          String.format(
              Locale.ROOT,
              "Verified with the bundle and the public key alone, %d of %d shards: %s%s.%n",
              shards.size(),
              shards.size(),
              verified.level(),
              why(verified)));
      out.append(verified.sentence()).append('\n');
    }
    return out.toString();
  }

  /** Why it is no higher level than the first. */
  private static String why(Verified verified) {
    long unparsed = verified.statement().bytes("unparsed");
    return verified.level().reaches(Level.ASSAY_SCREENING_LEVEL_2) || unparsed == 0
        ? ""
        : String.format(
            Locale.ROOT,
            ",%nand no higher, because the demo has a damaged stretch of %d bytes on purpose, which"
                + " could not be parsed",
            unparsed);
  }

  /** Verifies one of the shards again, from where the demo was started. */
  String command() {
    Path shard = output.resolve(shards.isEmpty() ? "" : shards.get(0)).normalize();
    return Terminal.command("verify", shard, "--bundle", bundle, "--key", key);
  }
}
