package assay.evidence.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.evidence.TestKeys;
import assay.json.JsonObject;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointTest {
  private static final String ROOT = "XcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=";
  private static final String ORIGIN = "assay.example.org/snapshots/demo-2026-03";
  private static final String NOTE =
      ORIGIN
          + "\n8\n"
          + ROOT
          + "\n\n\u2014 "
          + ORIGIN
          + " JR22qjvFCPtfkdKaMfbGBvQorJAG9jtArWHGl45jbLOdSjeoWGztfS7AKkd75ak6Cni23rybjOQfCoX4aIeN"
          + "vA0q6Qc=\n";
  private static final String COSIGNATURE =
      "\u2014 witness.example.net/w1"
          + " qKgsTQAAAABpVbkAG7UPZ3/JVSkTSKInbqvq3DWe5SLe0ID6B5om7o8MsmynY7rhNo5SEQoA6XSIjPYTmc66"
          + "yHK78Q0ty+R0LL0qDg==";
  private static final Instant SEEN = Instant.ofEpochSecond(1767225600);

  private final NoteSigner log = NoteSigner.ed25519(ORIGIN, TestKeys.FIRST);
  private final Cosigner witness = new Cosigner("witness.example.net/w1", TestKeys.SECOND);

  @Test
  void thePublishedCheckpointVerifiesAndIsWhatWeWrite() throws Exception {
    SignedNote note = SignedNote.parse(NOTE);
    assertThat(note.verify(List.of(log.key()))).containsExactly(log.key());
    assertThat(log.key().vkey())
        .isEqualTo(ORIGIN + "+251db6aa+AddamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea");
    Checkpoint checkpoint = Checkpoint.parse(note.text());
    assertThat(checkpoint.size()).isEqualTo(8);
    assertThat(HexFormat.of().formatHex(checkpoint.root()))
        .isEqualTo("5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");
    assertThat(log.sign(new Checkpoint(ORIGIN, 8, checkpoint.root()).text())).isEqualTo(NOTE);
  }

  @Test
  void theCheckpointOfTheVectorsVerifiesAndIsWhatWeWrite() throws Exception {
    JsonObject vectors = TestKeys.vectors();
    String written = vectors.text("itemCheckpoint").orElseThrow();
    NoteKey key = NoteKey.parse(vectors.text("itemCheckpointVkey").orElseThrow());
    SignedNote note = SignedNote.parse(written);
    assertThat(note.verify(List.of(key))).containsExactly(key);
    Checkpoint checkpoint = Checkpoint.parse(note.text());
    assertThat(HexFormat.of().formatHex(checkpoint.root()))
        .isEqualTo(vectors.text("itemsRoot").orElseThrow());
    assertThat(NoteSigner.ed25519(key.name(), TestKeys.FIRST).sign(checkpoint.text()))
        .isEqualTo(written);
    String proof = vectors.text("itemProof").orElseThrow();
    assertThat(SignedNote.parse(proof.substring(proof.indexOf("\n\n") + 2))).isEqualTo(note);
  }

  @Test
  void thePublishedCosignatureVerifiesAndIsWhatWeWrite() throws Exception {
    assertThat(witness.key().vkey())
        .isEqualTo("witness.example.net/w1+a8a82c4d+BD1AF8PoQ4lakrcKp00bfrycmCzPLsSWjMDNVfEq9GYM");
    SignedNote note = SignedNote.parse(NOTE);
    assertThat(witness.cosign(note, SEEN.plusMillis(999))).isEqualTo(COSIGNATURE);
    SignedNote seen = note.withSignature(COSIGNATURE);
    assertThat(Cosignature.verify(seen, witness.key())).contains(SEEN);
    assertThat(Cosignature.verify(note, witness.key())).isEmpty();
    assertThat(seen.verify(List.of(witness.key(), log.key())))
        .containsExactly(log.key(), witness.key());
  }

  @Test
  void theEarliestOfSeveralCosignaturesCounts() throws Exception {
    SignedNote note = SignedNote.parse(NOTE);
    SignedNote seen =
        note.withSignature(witness.cosign(note, SEEN))
            .withSignature(witness.cosign(note, SEEN.minusSeconds(5)))
            .withSignature(witness.cosign(note, SEEN.plusSeconds(5)));
    assertThat(Cosignature.verify(seen, witness.key())).contains(SEEN.minusSeconds(5));
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, Long.MAX_VALUE, 31_556_889_864_403_200L, 1767225601})
  void aTimeThatWasNotSignedOrIsNoneIsRejected(long seconds) throws Exception {
    SignedNote note = SignedNote.parse(NOTE);
    byte[] signature =
        SignedNote.parse("x\n\n" + COSIGNATURE + "\n").signatures().get(0).signature();
    ByteBuffer.wrap(signature).putLong(seconds);
    SignedNote other = note.withSignature(SignatureLine.by(witness.key(), signature).write());
    assertThatThrownBy(() -> Cosignature.verify(other, witness.key()))
        .isInstanceOf(NoteException.class);
    assertThatThrownBy(() -> other.verify(List.of(log.key(), witness.key())))
        .isInstanceOf(NoteException.class);
  }

  @Test
  void onlyCheckpointsAreCosignedAndOnlyByWitnesses() throws Exception {
    SignedNote letter = SignedNote.parse(log.sign("dear all\n"));
    assertThatThrownBy(() -> witness.cosign(letter, SEEN)).isInstanceOf(NoteException.class);
    SignedNote note = SignedNote.parse(NOTE);
    assertThatThrownBy(() -> witness.cosign(note, Instant.ofEpochSecond(-1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Cosignature.verify(note, log.key()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void furtherLinesAreIgnoredAndNeverWritten() throws Exception {
    Checkpoint plain = Checkpoint.parse(ORIGIN + "\n8\n" + ROOT + "\n");
    Checkpoint extended = Checkpoint.parse(plain.text() + "more\nand more\n");
    assertThat(extended).isEqualTo(plain);
    assertThat(extended.text()).isEqualTo(ORIGIN + "\n8\n" + ROOT + "\n");
  }

  @Test
  void cosignaturesCoverFurtherLines() throws Exception {
    SignedNote note = SignedNote.parse(log.sign(ORIGIN + "\n8\n" + ROOT + "\nmore\n"));
    SignedNote seen = note.withSignature(witness.cosign(note, SEEN));
    assertThat(Cosignature.verify(seen, witness.key())).contains(SEEN);
    SignedNote moved = SignedNote.parse(NOTE).withSignature(witness.cosign(note, SEEN));
    assertThatThrownBy(() -> Cosignature.verify(moved, witness.key()))
        .isInstanceOf(NoteException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "1", "9223372036854775807"})
  void everySizeRoundTrips(String size) throws Exception {
    String text = "o\n" + size + "\n" + ROOT + "\n";
    assertThat(Checkpoint.parse(text).text()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n",
        "o\n8\n",
        "\n8\n" + ROOT + "\n",
        "o\n8\n" + ROOT, // no final newline
        "o\n08\n" + ROOT + "\n",
        "o\n00\n" + ROOT + "\n",
        "o\n+8\n" + ROOT + "\n",
        "o\n-8\n" + ROOT + "\n",
        "o\n8 \n" + ROOT + "\n",
        "o\n\u0668\n" + ROOT + "\n", // a digit, but not ASCII
        "o\n9223372036854775808\n" + ROOT + "\n", // 2^63
        "o\n99999999999999999999\n" + ROOT + "\n",
        "o\n8\nAAAA\n",
        "o\n8\nXcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyh=\n", // a bit that nobody reads
        "o\n8\n" + ROOT + "\n\n",
        "o\n8\n" + ROOT + "\n\nmore\n",
      })
  void whatIsNoCheckpointIsRefused(String text) {
    assertThatThrownBy(() -> Checkpoint.parse(text)).isInstanceOf(NoteException.class);
  }

  @Test
  void whatCouldNotBeWrittenIsNoCheckpoint() {
    assertThatThrownBy(() -> new Checkpoint("", 1, new byte[32]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Checkpoint("a\nb", 1, new byte[32]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Checkpoint("a", -1, new byte[32]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Checkpoint("a", 1, new byte[31]))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
