package assay.evidence.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import assay.evidence.Vectors;
import assay.json.JsonObject;
import assay.merkle.ConsistencyProof;
import assay.merkle.Hash;
import assay.merkle.InclusionProof;
import assay.merkle.MerkleProver;
import assay.merkle.MerkleRoot;
import assay.testkit.MemoryTiles;
import assay.testkit.SlowMerkle;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every tree of the published vectors. */
class TreeVectorsTest {
  private final JsonObject rfc6962 = Vectors.object("rfc6962");
  private final List<Hash> leafHashes = Vectors.hashes(rfc6962, "leafHashes");

  private static MerkleProver prover(List<Hash> leafHashes, int size) {
    SlowMerkle tree = new SlowMerkle(leafHashes.stream().map(Hash::bytes).toList());
    return new MerkleProver(new MemoryTiles(tree, size), size);
  }

  private Hash root(long size) {
    return Vectors.hash(rfc6962.object("roots").orElseThrow(), Long.toString(size));
  }

  @Test
  void rootsOfRfc6962() throws IOException {
    MerkleRoot streamed = new MerkleRoot();
    assertThat(streamed.rootHash()).isEqualTo(Vectors.hash(rfc6962, "emptyRoot"));
    List<String> leaves = rfc6962.texts("leaves");
    assertThat(leaves).hasSize(8);
    for (int i = 0; i < leaves.size(); i++) {
      byte[] leaf = HexFormat.of().parseHex(leaves.get(i));
      assertThat(Hash.ofLeaf(leaf)).isEqualTo(leafHashes.get(i));
      streamed.add(leaf);
      assertThat(streamed.rootHash()).isEqualTo(root(i + 1));
      assertThat(prover(leafHashes, i + 1).root()).isEqualTo(root(i + 1));
    }
  }

  @Test
  void everyPathOfRfc6962() throws IOException {
    List<JsonObject> vectors = rfc6962.objects("inclusion");
    assertThat(vectors).hasSize(36); // every index of every size up to 8
    for (JsonObject vector : vectors) {
      int size = (int) Vectors.number(vector, "size");
      int index = (int) Vectors.number(vector, "index");
      var proof = new InclusionProof(index, size, Vectors.hashes(vector, "path"));
      assertThat(prover(leafHashes, size).inclusion(index)).isEqualTo(proof);
      assertThat(proof.proves(leafHashes.get(index), root(size))).isTrue();
    }
  }

  @Test
  void everyConsistencyProofOfRfc6962() throws IOException {
    List<JsonObject> vectors = rfc6962.objects("consistency");
    assertThat(vectors).hasSize(36); // every earlier size of every size up to 8
    for (JsonObject vector : vectors) {
      int from = (int) Vectors.number(vector, "from");
      int to = (int) Vectors.number(vector, "to");
      var proof = new ConsistencyProof(from, to, Vectors.hashes(vector, "proof"));
      assertThat(prover(leafHashes, to).consistency(from)).isEqualTo(proof);
      assertThat(proof.proves(root(from), root(to))).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource({"items, itemsRoot, 8", "shards, shardsRoot, 2"})
  void leavesAndPathsOfASnapshot(String tree, String rootName, int size) throws IOException {
    JsonObject all = Vectors.all();
    List<JsonObject> leaves = all.objects(tree);
    assertThat(leaves).hasSize(size);
    Hash root = Vectors.hash(all, rootName);
    List<Hash> hashes = leaves.stream().map(l -> Vectors.hash(l, "leafHash")).toList();
    MerkleProver prover = prover(hashes, size);
    assertThat(prover.root()).isEqualTo(root);
    for (int i = 0; i < size; i++) {
      byte[] data = Vectors.text(leaves.get(i), "leafDataUtf8").getBytes(UTF_8);
      assertThat(Hash.ofLeaf(data)).isEqualTo(hashes.get(i));
      List<Hash> path = Vectors.hashes(leaves.get(i), "inclusionPath");
      assertThat(prover.inclusion(i).path()).isEqualTo(path);
      assertThat(new InclusionProof(i, size, path).proves(hashes.get(i), root)).isTrue();
    }
  }

  @Test
  void aLogEntry() {
    JsonObject entry = Vectors.object("logEntry");
    assertThat(Hash.ofLeaf(Vectors.text(entry, "dataUtf8").getBytes(UTF_8)))
        .isEqualTo(Vectors.hash(entry, "leafHash"));
  }
}
