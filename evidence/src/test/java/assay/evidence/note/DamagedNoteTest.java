package assay.evidence.note;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import assay.evidence.Damage;
import assay.evidence.TestKeys;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Whatever happens to a note, no text but the signed one is ever believed. */
class DamagedNoteTest {
  private final NoteSigner log = NoteSigner.ed25519("example.org/log", TestKeys.FIRST);
  private final Cosigner witness = new Cosigner("w.example/w", TestKeys.SECOND);
  private final List<NoteKey> known = List.of(log.key(), witness.key());
  private final String text = new Checkpoint("example.org/log", 70_000, new byte[32]).text();

  private byte[] note() throws NoteException {
    SignedNote note = SignedNote.parse(log.sign(text));
    return note.withSignature(witness.cosign(note, Instant.ofEpochSecond(1767225600)))
        .write()
        .getBytes(UTF_8);
  }

  @Test
  void everySingleBitFlipInTheSignedPartIsRejected() throws Exception {
    byte[] note = log.sign(text).getBytes(UTF_8);
    for (int bit = 0; bit < 8 * note.length; bit++) {
      byte[] flipped = note.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      try {
        SignedNote.parse(flipped).verify(known);
        fail("bit " + bit + " does not count");
      } catch (NoteException e) {
        assertThat(e).hasMessageNotContaining("\n");
      }
    }
  }

  @Test
  void everyCutIsRejected() throws Exception {
    byte[] note = log.sign(text).getBytes(UTF_8);
    for (int length = 0; length < note.length; length++) {
      try {
        SignedNote.parse(Arrays.copyOf(note, length)).verify(known);
        fail("cut at " + length);
      } catch (NoteException e) {
        assertThat(e.getMessage()).isNotEmpty();
      }
    }
  }

  @Test
  void noDamageIsBelievedOrFailsOtherwise() throws Exception {
    byte[] note = note();
    var random = new SplittableRandom(0x5eed);
    LogPolicy policy =
        LogPolicy.parse(
            "log " + log.key().vkey() + "\nwitness w " + witness.key().vkey() + "\nquorum w\n");
    for (int i = 0; i < 3000; i++) {
      try {
        SignedNote damaged = SignedNote.parse(Damage.to(note, random));
        damaged.verify(known);
        assertThat(damaged.text()).isEqualTo(text);
        Checkpoint.parse(damaged.text());
        policy.assess(damaged);
      } catch (NoteException e) {
        assertThat(e.getMessage()).isNotEmpty();
      }
    }
  }

  @Test
  void damagedKeysAndPoliciesFailInOneWay() throws Exception {
    String valid =
        "# ours\nlog "
            + log.key().vkey()
            + " https://log.example\nwitness a "
            + witness.key().vkey()
            + "\ngroup g any a\nquorum g\n";
    var random = new SplittableRandom(0x5eed);
    for (int i = 0; i < 5000; i++) {
      byte[] damaged = Damage.to(valid.getBytes(UTF_8), random);
      try {
        LogPolicy.parse(new String(damaged, UTF_8));
      } catch (NoteException e) {
        assertThat(e.getMessage()).matches("line [0-9]+: .*");
      }
    }
  }
}
