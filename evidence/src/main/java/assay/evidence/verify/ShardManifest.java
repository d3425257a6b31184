package assay.evidence.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import assay.evidence.snapshot.ShardLeaf;
import assay.fingerprint.Digest;
import assay.fingerprint.DigestAlgorithm;
import assay.json.JsonException;
import assay.json.JsonObject;
import assay.merkle.Hash;
import assay.merkle.MerkleRoot;
import assay.merkle.TreeHead;
import java.util.Arrays;
import java.util.HashSet;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;

/**
 * The leaves of a shards tree, read once: the head that they give, the sums over them, and the
 * shard that is asked about.
 *
 * @param sha256 of the manifest itself
 * @param items sum over the shards
 * @param kept sum over the shards
 * @param found the shard with the digest that was asked for
 */
record ShardManifest(
    String sha256, TreeHead head, long items, long kept, Optional<ShardLeaf> found) {

  /**
   * Reads a manifest.
   *
   * @param manifest the bytes of {@code shards.jsonl}
   * @param wanted SHA-256 of an output shard, or empty
   * @throws RefusedEvidenceException if a line is no leaf, or the ranges of items are not adjacent
   */
  static ShardManifest read(byte[] manifest, Optional<String> wanted)
      throws RefusedEvidenceException {
    MerkleRoot root = new MerkleRoot();
    long items = 0;
    long kept = 0;
    Optional<ShardLeaf> found = Optional.empty();
    for (int at = 0; at < manifest.length; ) {
      int end = at;
      while (end < manifest.length && manifest[end] != '\n') {
        end++;
      }
      byte[] line = Arrays.copyOfRange(manifest, at, end);
      ShardLeaf leaf = leaf(line, root.size());
      if (leaf.firstIndex() != items || leaf.items() < leaf.kept() || leaf.kept() < 0) {
        throw fault(root.size(), "its items do not follow those of the shard before");
      }
      root.addHash(Hash.ofLeaf(line));
      items += leaf.items();
      kept += leaf.kept();
      if (found.isEmpty() && wanted.equals(Optional.of(leaf.output().sha256()))) {
        found = Optional.of(leaf);
      }
      at = end + 1;
    }
    return new ShardManifest(
        Digest.compute(DigestAlgorithm.SHA256, manifest).hex(),
        new TreeHead(root.size(), root.rootHash()),
        items,
        kept,
        found);
  }

  /** The names of all shards; empty if the manifest cannot be read, which is refused elsewhere. */
  static Set<String> names(byte[] manifest) {
    Set<String> names = new HashSet<>();
    new String(manifest, UTF_8)
        .lines()
        .forEach(
            line -> {
              try {
                JsonObject.parse(line).text("name").ifPresent(names::add);
              } catch (JsonException e) {
                // refused when the manifest is read
              }
            });
    return names;
  }

  private static ShardLeaf leaf(byte[] line, long number) throws RefusedEvidenceException {
    try {
      return ShardLeaf.of(JsonObject.parse(new String(line, UTF_8)));
    } catch (JsonException | NoSuchElementException e) {
      throw fault(number, "it is no leaf of a shards tree");
    }
  }

  private static RefusedEvidenceException fault(long number, String what) {
    return new RefusedEvidenceException(
        ErrorCode.E_SHARD_PROOF, "line " + (number + 1) + " of shards.jsonl: " + what);
  }
}
