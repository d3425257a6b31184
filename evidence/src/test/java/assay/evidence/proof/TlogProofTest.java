package assay.evidence.proof;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.evidence.Vectors;
import assay.json.JsonObject;
import assay.merkle.Hash;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TlogProofTest {
  private static final JsonObject ALL = Vectors.all();
  private static final String FILE = Vectors.text(ALL, "itemProof");
  private static final Hash ROOT = Vectors.hash(ALL, "itemsRoot");

  private static TlogProof parse(String file) throws ProofException {
    return TlogProof.parse(file.getBytes(UTF_8));
  }

  @Test
  void thePublishedProofIsReadVerifiedAndWrittenAgain() throws ProofException {
    TlogProof proof = parse(FILE);
    JsonObject item = ALL.objects("items").get(5);
    assertThat(proof.index()).isEqualTo(5);
    assertThat(new String(proof.extra(), UTF_8)).isEqualTo(Vectors.text(item, "leafDataUtf8"));
    assertThat(proof.leafHash()).isEqualTo(Vectors.hash(item, "leafHash"));
    assertThat(proof.path()).isEqualTo(Vectors.hashes(item, "inclusionPath"));
    assertThat(proof.checkpoint()).isEqualTo(Vectors.text(ALL, "itemCheckpoint"));
    assertThat(proof.inclusion(8).proves(proof.leafHash(), ROOT)).isTrue();
    assertThat(proof.write()).isEqualTo(FILE.getBytes(UTF_8));
  }

  @Test
  void aTreeOfOneLeafHasAnEmptyPath() throws ProofException {
    TlogProof proof = new TlogProof(new byte[] {7}, 0, List.of(), "a checkpoint\n");
    TlogProof read = TlogProof.parse(proof.write());
    assertThat(read.path()).isEmpty();
    assertThat(read.write()).isEqualTo(proof.write());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"05", "+5", "-5", "5 ", " 5", "", "0x5", "5.0", "\u0665", "9223372036854775808"})
  void anIndexIsAPlainDecimal(String index) {
    assertThatThrownBy(() -> parse(FILE.replace("index 5\n", "index " + index + "\n")))
        .isInstanceOf(ProofException.class);
  }

  @Test
  void zeroIsAnIndex() throws ProofException {
    assertThat(parse(FILE.replace("index 5\n", "index 0\n")).index()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "c2sp.org/tlog-proof@v1, c2sp.org/tlog-proof@v2",
    "'extra ', 'Extra '",
    "'extra ', 'extra  '",
    "'extra ', 'extra'",
    "'index ', 'size '",
    "9I/Cn, 9I_Cn",
    "BFjAvY=, BFjAvY",
    "eyJieXRlcyI6Niw, eyJieXRlcyI6Ni-"
  })
  void anythingElseIsRefused(String part, String instead) {
    assertThat(FILE).contains(part);
    assertThatThrownBy(() -> parse(FILE.replaceFirst(part, instead)))
        .isInstanceOf(ProofException.class);
  }

  @Test
  void windowsLineEndsAreRefused() {
    assertThatThrownBy(() -> parse(FILE.replace("\n", "\r\n"))).isInstanceOf(ProofException.class);
  }

  @Test
  void aProofWithoutItsLeafIsRefused() {
    String bare = FILE.replaceFirst("extra [^\n]*\n", "");
    assertThatThrownBy(() -> parse(bare)).isInstanceOf(ProofException.class);
  }

  @Test
  void onlyThePathMayBeSixtyThreeHashesLong() throws ProofException {
    Hash hash = Hash.ofNothing();
    String path = (hash.base64() + "\n").repeat(63);
    String file = FILE.replaceFirst("index 5\n", "index 5\n" + path.substring(45 * 3));
    assertThat(parse(file).path()).hasSize(63);
    assertThatThrownBy(() -> parse(file.replace("index 5\n", "index 5\n" + hash.base64() + "\n")))
        .isInstanceOf(ProofException.class)
        .hasMessageContaining("longer");
    assertThatThrownBy(
            () -> new TlogProof(new byte[0], 0, Collections.nCopies(64, hash), "checkpoint\n"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void otherBytesThanUtf8AreRefused() {
    byte[] file = FILE.replace("\u2014", "\u00e4").getBytes(ISO_8859_1);
    assertThatThrownBy(() -> TlogProof.parse(file)).isInstanceOf(ProofException.class);
  }

  @Test
  void aHugeFileIsRefused() {
    assertThatThrownBy(() -> TlogProof.parse(new byte[TlogProof.LARGEST + 1]))
        .isInstanceOf(ProofException.class)
        .hasMessageContaining("longer");
    assertThatThrownBy(() -> parse(FILE + "x".repeat(1 << 16) + "\n"))
        .isInstanceOf(ProofException.class)
        .hasMessageContaining("checkpoint");
  }

  /** A cut within the checkpoint is for whoever verifies its signature to find. */
  @Test
  void noCutProvesMoreThanTheWhole() {
    byte[] file = FILE.getBytes(UTF_8);
    int checkpoint = FILE.indexOf("\n\n") + 2;
    for (int length = 0; length < file.length; length++) {
      byte[] cut = Arrays.copyOf(file, length);
      try {
        TlogProof proof = TlogProof.parse(cut);
        assertThat(length).isGreaterThan(checkpoint);
        assertThat(proof.write()).isEqualTo(cut);
      } catch (ProofException e) {
        assertThat(e).hasMessageEndingWith(".");
      }
    }
  }

  @Test
  void noFlippedBitBeforeTheCheckpointIsMissed() {
    byte[] file = FILE.getBytes(UTF_8);
    int checkpoint = FILE.indexOf("\n\n") + 1;
    for (int bit = 0; bit < 8 * checkpoint; bit++) {
      byte[] flipped = file.clone();
      flipped[bit / 8] ^= (byte) (1 << (bit % 8));
      assertThat(verifies(flipped)).as("bit %d", bit).isFalse();
    }
    assertThat(verifies(file)).isTrue();
  }

  private static boolean verifies(byte[] file) {
    try {
      TlogProof proof = TlogProof.parse(file);
      return proof.inclusion(8).proves(proof.leafHash(), ROOT);
    } catch (ProofException e) {
      return false;
    }
  }
}
