package assay.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import assay.evidence.bundle.Bundle;
import assay.evidence.dsse.Envelope;
import assay.evidence.dsse.StatementKey;
import assay.evidence.keys.KeyFile;
import assay.evidence.note.Checkpoint;
import assay.evidence.note.NoteSigner;
import assay.evidence.proof.TlogProof;
import assay.evidence.snapshot.ShardLeaf;
import assay.evidence.statement.ScreeningStatement;
import assay.evidence.tiles.LevelFiles;
import assay.evidence.tiles.LevelWriter;
import assay.evidence.verify.Reply;
import assay.evidence.verify.Verification;
import assay.fingerprint.Digest;
import assay.fingerprint.DigestAlgorithm;
import assay.merkle.Hash;
import assay.merkle.InclusionProof;
import assay.merkle.MerkleProver;
import assay.merkle.MerkleRoot;
import assay.merkle.TreeHead;
import assay.stage.ShardIdentity;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * A snapshot of many items, invented but for its trees, statement and bundle:
 *
 * <pre>
 * LargeSnapshot build FOLDER ITEMS SHARDS   writes bundle, key and shard, and the items tree
 * LargeSnapshot verify FOLDER               verifies the shard, many times over
 * </pre>
 *
 * <p>The leaves are as long as those of a crawl. Each shard is a small file, so that hashing it
 * takes no time. Prints lines of a table; times are elapsed.
 */
public final class LargeSnapshot {
  private static final int PROOFS = 200;
  private static final int VERIFICATIONS = 20;
  private static final String NAME = "example.org/assay/snapshots/benchmark/items";

  private final Path folder;

  private LargeSnapshot(Path folder) {
    this.folder = folder;
  }

  /** Runs from the command line. */
  public static void main(String[] args) throws Exception {
    LargeSnapshot snapshot = new LargeSnapshot(Path.of(args[1]));
    if (args[0].equals("build")) {
      snapshot.build(Long.parseLong(args[2]), Integer.parseInt(args[3]));
    } else {
      snapshot.verify();
    }
  }

  private void build(long items, int shards) throws Exception {
    TreeHead[] head = new TreeHead[1];
    double begin = System.nanoTime();
    Resident most = Resident.during(() -> head[0] = tree(items));
    line("build the items tree", (System.nanoTime() - begin) / 1e9, "s");
    line("memory while it is built, at most", most.anonymous(), "MiB");
    KeyPair signer = KeyFile.generate();
    byte[] manifest = manifest(items, shards);
    String statement = statement(items, head[0], manifest, shards);
    Envelope envelope =
        Envelope.sign(
            ScreeningStatement.PAYLOAD_TYPE,
            statement.getBytes(UTF_8),
            List.of(StatementKey.ed25519(signer)));
    String checkpoint = checkpoint(head[0]);
    Map<String, byte[]> parts = new TreeMap<>();
    parts.put(Bundle.STATEMENT, envelope.write());
    parts.put(Bundle.SHARDS, manifest);
    parts.put(Bundle.checkpoint("items"), checkpoint.getBytes(UTF_8));
    try (OutputStream out = Files.newOutputStream(folder.resolve("bundle.zip"))) {
      Bundle.of(parts).write(out);
    }
    Files.write(folder.resolve("shard"), shard(shards / 2));
    Files.writeString(
        folder.resolve("key.pem"), StatementKey.ed25519(signer).verificationKey().pem());
    line(
        "bundle of " + shards + " shards",
        (double) Files.size(folder.resolve("bundle.zip")),
        "bytes");
    prove(head[0], checkpoint);
  }

  private TreeHead tree(long items) throws IOException {
    try (LevelWriter tree = new LevelWriter(folder.resolve("items"))) {
      for (long index = 0; index < items; index++) {
        tree.add(Hash.ofLeaf(leaf(index)));
      }
      return tree.finish();
    }
  }

  /** As {@code ItemLeaf} writes it, of an item of a crawl. */
  private static byte[] leaf(long index) {
    SplittableRandom random = new SplittableRandom(index);
    String digest = hex(random) + hex(random) + hex(random) + hex(random);
    String provenance = hex(random) + hex(random) + hex(random) + hex(random);
    return ("{\"bytes\":48213,\"content\":{\"sha256\":\""
            + digest
            + "\"},\"disposition\":\"kept\",\"index\":"
            + index
            + ",\"member\":\"<urn:uuid:6d8a6d2c-5f4e-4c56-8c3f-9d1c5e2b7a10>\",\"provenance\":{\"grade\":\"P1\",\"sha256\":\""
            + provenance
            + "\"},\"range\":{\"length\":49011,\"offset\":714402113},\"salt\":\""
            + hex(random)
            + hex(random)
            + "\",\"shard\":"
            + index / 1000
            + ",\"type\":\"assay.item/v1\",\"verdict\":\"clear\"}")
        .getBytes(UTF_8);
  }

  private static String hex(SplittableRandom random) {
    return String.format(Locale.ROOT, "%016x", random.nextLong());
  }

  private static byte[] shard(int number) {
    return ("shard " + number).getBytes(UTF_8);
  }

  private static byte[] manifest(long items, int shards) {
    StringBuilder lines = new StringBuilder();
    long each = items / shards;
    for (int number = 0; number < shards; number++) {
      byte[] bytes = shard(number);
      ShardIdentity same = new ShardIdentity(bytes.length, sha256(bytes));
      String name = String.format(Locale.ROOT, "crawl/segment-%05d.warc.gz", number);
      lines.append(
          new ShardLeaf(number, name, same, same, number * each, each, each).json().write());
      lines.append('\n');
    }
    return lines.toString().getBytes(UTF_8);
  }

  private static String sha256(byte[] bytes) {
    return Digest.compute(DigestAlgorithm.SHA256, bytes).hex();
  }

  private static String checkpoint(TreeHead head) {
    return NoteSigner.ed25519(NAME, KeyFile.generate())
        .sign(new Checkpoint(NAME, head.size(), head.root().bytes()).text());
  }

  /** Everything was clear and kept, and no content was the same as another. */
  private static String statement(long items, TreeHead head, byte[] manifest, int shards) {
    MerkleRoot shardsRoot = new MerkleRoot();
    new String(manifest, UTF_8)
        .lines()
        .forEach(leaf -> shardsRoot.addHash(Hash.ofLeaf(leaf.getBytes(UTF_8))));
    String digest = sha256(manifest);
    return """
        {"_type":"https://in-toto.io/Statement/v1","predicateType":"%1$s",
         "subject":[{"name":"shards.jsonl","digest":{"sha256":"%2$s"}}],
         "predicate":{"schemaVersion":"1.0",
          "scanner":{"id":"https://assay.example.org/scanner","version":"1.4.0","digest":{"sha256":"%2$s"}},
          "invocation":{"runId":"r","startedOn":"2026-03-02T04:00:00Z","finishedOn":"2026-03-02T19:41:12Z",
           "configuration":{"name":"screening.json","digest":{"sha256":"%2$s"}}},
          "snapshot":{"id":"benchmark","materials":[{"name":"inputs.jsonl","digest":{"sha256":"%2$s"}}],
           "trees":{
            "items":{"algorithm":"rfc6962-sha256","leafFormat":"assay.item/v1","size":%3$d,"root":"%4$s"},
            "shards":{"algorithm":"rfc6962-sha256","leafFormat":"assay.shard/v1","size":%5$d,"root":"%6$s"},
            "contents":{"algorithm":"rfc6962-sha256","leafFormat":"assay.content-tag/v1","size":%3$d,"root":"%4$s"}}},
          "lists":[{"id":"l","disclosure":"withheld","version":"1","asOf":"2026-03-01T00:10:00Z",
           "retrievedOn":"2026-03-01T02:00:00Z","entries":{"md5":10},
           "commitment":{"algorithm":"rfc6962-sha256-sorted-lines/v1","size":20,"root":"%4$s"}}],
          "matchers":[{"id":"m","algorithm":"md5","comparison":"exact","lists":["l"],"appliesTo":["*/*"]}],
          "coverage":{"items":{"enumerated":%3$d,"screened":%3$d,"unscreenable":0},
           "bytes":{"input":%3$d,"record":%3$d,"framing":0,"opaque":0,"unparsed":0},
           "matchers":{"m":{"eligible":%3$d,"evaluated":%3$d}},"unscreenableReasons":{}},
          "outcome":{"clear":%3$d,"matched":0,"suspected":0,"unscreenable":0,
           "kept":%3$d,"quarantined":0,"withheld":0,"keptMatched":0,"keptSuspected":0,"keptUnscreenable":0,
           "clearNotKept":0,"hitsByMatcher":{},
           "distinctContents":{"enumerated":%3$d,"matched":0,"suspected":0,"unscreenable":0,"kept":%3$d}},
          "provenance":{"grades":{"P1":%3$d}},"limitations":["known-material-only"]}}
        """
        .formatted(
            ScreeningStatement.PREDICATE_TYPE,
            digest,
            items,
            head.root().hex(),
            shards,
            shardsRoot.rootHash().hex());
  }

  private void prove(TreeHead head, String checkpoint) throws IOException {
    SplittableRandom random = new SplittableRandom(7);
    List<Double> times = new ArrayList<>();
    int longest = 0;
    for (int i = 0; i < PROOFS; i++) {
      long index = random.nextLong(head.size());
      long begin = System.nanoTime();
      try (LevelFiles tiles = LevelFiles.open(folder.resolve("items"), head.size())) {
        InclusionProof path = new MerkleProver(tiles, head.size()).inclusion(index);
        byte[] proof = new TlogProof(leaf(index), index, path.path(), checkpoint).write();
        times.add((System.nanoTime() - begin) / 1e6);
        longest = Math.max(longest, proof.length);
        if (!path.proves(Hash.ofLeaf(leaf(index)), head.root())) {
          throw new IllegalStateException("a proof does not hold");
        }
        Files.write(folder.resolve("item.tlog-proof"), proof);
      }
    }
    line("a proof of one item, longest of " + PROOFS, longest, "bytes");
    line("a leaf", (double) leaf(head.size() - 1).length, "bytes");
    line("prove one item, first", times.get(0), "ms");
    line("prove one item, median", median(times), "ms");
  }

  private void verify() throws IOException {
    Verification verification =
        new Verification(
            Optional.of(folder.resolve("shard")),
            folder.resolve("bundle.zip"),
            Optional.of(folder.resolve("key.pem")),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    List<Double> times = new ArrayList<>();
    Resident most =
        Resident.during(
            () -> {
              for (int i = 0; i < VERIFICATIONS; i++) {
                long begin = System.nanoTime();
                Reply reply = Reply.to(verification, true, Instant.now());
                times.add((System.nanoTime() - begin) / 1e6);
                if (reply.exit() != 0) {
                  throw new IllegalStateException(reply.out() + reply.err());
                }
              }
            });
    line("verify one shard, first of a process", times.get(0), "ms");
    line("verify one shard, median of " + VERIFICATIONS, median(times), "ms");
    line("memory while it is verified, at most", most.anonymous(), "MiB");
  }

  private static double median(List<Double> times) {
    return times.stream().sorted().toList().get(times.size() / 2);
  }

  private static void line(String what, double value, String unit) {
    System.out.printf(Locale.ROOT, "large\t%s\t%.4f\t%s\t-%n", what, value, unit);
  }
}
