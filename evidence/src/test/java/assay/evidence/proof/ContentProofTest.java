package assay.evidence.proof;

import static assay.evidence.proof.ContentProof.Answer.ABSENT;
import static assay.evidence.proof.ContentProof.Answer.PRESENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.evidence.Vectors;
import assay.fingerprint.Digest;
import assay.fingerprint.DigestAlgorithm;
import assay.json.JsonException;
import assay.json.JsonObject;
import assay.merkle.TreeHead;
import assay.stage.CustodyException;
import assay.testkit.MemoryTiles;
import assay.testkit.SlowMerkle;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentProofTest {
  private static final byte[] KEY =
      HexFormat.of().parseHex(Vectors.text(Vectors.all(), "contentKeyHex"));
  private static final JsonObject CONTENTS = Vectors.object("contents");

  @TempDir private Path directory;

  private static Digest digest(byte[] content) {
    return Digest.compute(DigestAlgorithm.SHA256, content);
  }

  private static Digest digest(JsonObject vector) {
    return Digest.parse(DigestAlgorithm.SHA256, Vectors.text(vector, "digest"));
  }

  private ContentProver prover(List<ContentTag> tags) throws IOException {
    Path file = directory.resolve("tags");
    ByteBuffer out = ByteBuffer.allocate(tags.size() * ContentTag.LENGTH);
    tags.forEach(tag -> out.put(tag.bytes()));
    Files.write(file, out.array());
    return ContentProver.open(file, tiles(tags));
  }

  private static MemoryTiles tiles(List<ContentTag> tags) {
    SlowMerkle tree =
        new SlowMerkle(tags.stream().map(tag -> SlowMerkle.leafHash(tag.bytes())).toList());
    return new MemoryTiles(tree, tags.size());
  }

  private ContentProver published() throws IOException {
    return prover(CONTENTS.texts("tags").stream().map(ContentTag::parseHex).toList());
  }

  private static JsonObject file(JsonObject vector) {
    return JsonObject.empty()
        .with("type", "assay.content-proof/v1")
        .with("digest", Vectors.text(vector, "digest"))
        .with("size", CONTENTS.number("size"))
        .with("root", Vectors.text(CONTENTS, "root"));
  }

  private static JsonObject absence() {
    JsonObject vector = Vectors.object("absence");
    return file(vector).with("lower", vector.object("lower")).with("upper", vector.object("upper"));
  }

  private static JsonObject presence() {
    JsonObject vector = Vectors.object("presence");
    JsonObject place =
        JsonObject.empty()
            .with("index", vector.number("index"))
            .with("tag", vector.text("tag"))
            .with("path", vector.texts("path"));
    return file(vector).with("match", place);
  }

  @ParameterizedTest
  @ValueSource(strings = {"absence", "presence"})
  void theTagsArePublished(String name) {
    JsonObject vector = Vectors.object(name);
    assertThat(ContentTag.of(KEY, digest(vector).bytes()).hex())
        .isEqualTo(Vectors.text(vector, "tag"));
  }

  @Test
  void thePublishedProofsAreJudgedAndMade() throws Exception {
    TreeHead head = new TreeHead(Vectors.number(CONTENTS, "size"), Vectors.hash(CONTENTS, "root"));
    try (ContentProver prover = published()) {
      assertThat(prover.head()).isEqualTo(head);
      for (JsonObject file : List.of(absence(), presence())) {
        ContentProof proof = ContentProof.of(file);
        assertThat(proof.head()).isEqualTo(head);
        assertThat(proof.judge(KEY)).isEqualTo(file.object("match").isPresent() ? PRESENT : ABSENT);
        assertThat(prover.prove(proof.digest(), KEY).json()).isEqualTo(file);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 100, 257})
  void everyContentIsPresentOrAbsent(int size) throws Exception {
    SplittableRandom random = new SplittableRandom(0x5eed + size);
    TreeSet<ContentTag> tags = new TreeSet<>();
    for (int i = 0; i < size; i++) {
      tags.add(ContentTag.of(KEY, digest(content(i)).bytes()));
    }
    try (ContentProver prover = prover(List.copyOf(tags))) {
      for (int i = 0; i < size; i++) {
        assertThat(answer(prover, digest(content(i)))).isEqualTo(PRESENT);
      }
      for (int i = 0; i < 200; i++) { // among them below the first and above the last
        assertThat(answer(prover, digest(content(random.nextInt(size, 1 << 30)))))
            .isEqualTo(ABSENT);
      }
    }
  }

  private static byte[] content(int i) {
    return ByteBuffer.allocate(4).putInt(i).array();
  }

  private static ContentProof.Answer answer(ContentProver prover, Digest digest)
      throws IOException, ProofException, JsonException {
    String file = prover.prove(digest, KEY).json().write();
    return ContentProof.of(JsonObject.parse(file)).judge(KEY);
  }

  private static void proveNothing(JsonObject file) {
    assertThatThrownBy(() -> ContentProof.of(file).judge(KEY)).isInstanceOf(ProofException.class);
  }

  private static JsonObject replace(JsonObject object, String key, Object value) {
    JsonObject copy = JsonObject.empty();
    for (var member : object.members().entrySet()) {
      copy = member.getKey().equals(key) ? copy : copy.with(member.getKey(), member.getValue());
    }
    return copy.with(key, value);
  }

  private static JsonObject without(JsonObject object, String key) {
    return replace(object, key, Optional.empty());
  }

  @Test
  void neighboursMustBeAdjacentAndReachTheEnds() throws Exception {
    try (ContentProver prover = published()) {
      JsonObject first = prover.prove(present(0), KEY).json().object("match").orElseThrow();
      proveNothing(replace(absence(), "lower", first));
      proveNothing(replace(absence(), "upper", absence().object("lower")));
      proveNothing(without(absence(), "upper"));
      proveNothing(without(absence(), "lower"));
      proveNothing(without(without(absence(), "lower"), "upper"));
    }
  }

  /** The digest of a kept item of the published snapshot. */
  private static Digest present(int item) throws JsonException {
    String leaf = Vectors.text(Vectors.all().objects("items").get(item), "leafDataUtf8");
    JsonObject content = JsonObject.parse(leaf).object("content").orElseThrow();
    return Digest.parse(DigestAlgorithm.SHA256, Vectors.text(content, "sha256"));
  }

  @Test
  void aContentIsNotAbsentBetweenItselfAndANeighbour() throws JsonException {
    JsonObject lower = absence().object("lower").orElseThrow();
    for (int i : new int[] {0, 1, 2, 4, 5}) {
      proveNothing(replace(absence(), "digest", present(i).hex()));
    }
    assertThat(lower.number("index")).hasValue(1);
  }

  @Test
  void aProofHoldsForItsKeyAndDigestOnly() {
    byte[] other = KEY.clone();
    other[31] ^= 1;
    assertThatThrownBy(() -> ContentProof.of(presence()).judge(other))
        .isInstanceOf(ProofException.class);
    proveNothing(replace(presence(), "digest", "0".repeat(64)));
  }

  @Test
  void whatIsNotInTheTreeProvesNothing() {
    String root = Vectors.text(CONTENTS, "root");
    String flipped = (root.charAt(0) == '8' ? "9" : "8") + root.substring(1);
    for (JsonObject file : List.of(absence(), presence())) {
      proveNothing(replace(file, "root", flipped));
      proveNothing(replace(file, "size", 4));
      proveNothing(replace(file, "size", 0));
    }
    JsonObject match = presence().object("match").orElseThrow();
    proveNothing(replace(presence(), "match", replace(match, "index", 2)));
    proveNothing(replace(presence(), "match", replace(match, "path", List.of())));
    proveNothing(replace(presence(), "match", replace(match, "index", -1)));
  }

  @Test
  void anythingElseIsNotAContentProof() {
    JsonObject match = presence().object("match").orElseThrow();
    proveNothing(replace(absence(), "type", "assay.content-proof/v2"));
    proveNothing(absence().with("more", 1));
    proveNothing(absence().with("match", match));
    proveNothing(replace(absence(), "lower", "none"));
    proveNothing(without(absence(), "root"));
    proveNothing(replace(presence(), "match", match.with("more", 1)));
    proveNothing(
        replace(presence(), "match", replace(match, "path", Collections.nCopies(64, "0"))));
  }

  @Test
  void tagsThatAreNotThoseOfTheTreeProveNothing() throws IOException {
    List<ContentTag> tags = CONTENTS.texts("tags").stream().map(ContentTag::parseHex).toList();
    List<ContentTag> others =
        List.of(tags.get(0), tags.get(1), tags.get(3), tags.get(2), tags.get(4));
    Path file = directory.resolve("tags");
    prover(tags).close();
    try (ContentProver prover = ContentProver.open(file, tiles(others))) {
      assertThatThrownBy(() -> prover.prove(digest(Vectors.object("absence")), KEY))
          .isInstanceOf(CustodyException.class)
          .hasMessageStartingWith("tags: ");
    }
    Files.write(file, new byte[33]);
    assertThatThrownBy(() -> ContentProver.open(file, tiles(tags)))
        .isInstanceOf(CustodyException.class)
        .hasMessageStartingWith("tags: ");
  }
}
