package assay.evidence.note;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.evidence.TestKeys;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedNoteTest {
  private static final String TEXT = "This is an example message.\n";
  private static final String LINE =
      "\u2014 example.com/foo"
          + " Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72"
          + "IneyaQM=";
  private static final String NOTE = TEXT + "\n" + LINE + "\n";
  private static final String ZEROS = Base64.getEncoder().encodeToString(new byte[68]);

  private final NoteKey foo =
      key("example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k");
  private final NoteSigner ours = NoteSigner.ed25519("assay.example/log", TestKeys.FIRST);

  private static NoteKey key(String vkey) {
    try {
      return NoteKey.parse(vkey);
    } catch (NoteException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void theNoteOfTheSpecificationVerifies() throws Exception {
    SignedNote note = SignedNote.parse(NOTE);
    assertThat(note.text()).isEqualTo(TEXT);
    assertThat(note.verify(List.of(foo))).containsExactly(foo);
    assertThat(note.write()).isEqualTo(NOTE);
    assertThat(SignedNote.parse(NOTE.getBytes(UTF_8))).isEqualTo(note);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\n", "\n", "a\n\nb\n\n", "\u00e8 subito sera.\n", "\u2014 a AAAA\n"})
  void whatIsSignedVerifies(String text) throws Exception {
    SignedNote note = SignedNote.parse(ours.sign(text));
    assertThat(note.text()).isEqualTo(text);
    assertThat(note.verify(List.of(foo, ours.key()))).containsExactly(ours.key());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "a\tb\n", "a\u0000\n", "a\r\n", "\ud800\n"})
  void whatCouldNotBeReadIsNotSigned(String text) {
    assertThatThrownBy(() -> ours.sign(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theTextEndsAtTheLastEmptyLine() throws Exception {
    String inner = TEXT + "\n" + LINE + "\n";
    SignedNote note = SignedNote.parse(ours.sign(inner));
    assertThat(note.text()).isEqualTo(inner);
    assertThatThrownBy(() -> note.verify(List.of(foo)))
        .as("the inner note's line is text")
        .isInstanceOf(NoteException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n",
        "\n\n",
        TEXT,
        TEXT + "\n",
        TEXT + LINE + "\n", // no empty line
        TEXT + "\n" + LINE, // no final newline
        TEXT + "\n" + LINE + "\n\n", // an empty line last
        TEXT + "\n\n" + LINE + "\nx\n", // not a signature line
        TEXT + "\r\n" + LINE + "\n",
        "a\tb\n\n" + LINE + "\n",
        TEXT + "\n\u2014 example.com/foo\n",
        TEXT + "\n\u2014 example.com/foo \n",
        TEXT + "\n\u2014 example.com/foo AAAAAA==\n", // an id without a signature
        TEXT + "\n\u2014 example.com/foo AAAAAAA\n", // no padding
        TEXT + "\n\u2014  AAAAAAA=\n", // no name
        TEXT + "\n\u2014 a+b AAAAAAA=\n",
        TEXT + "\n\u2014 a\u2003b AAAAAAA=\n", // a space that is not ASCII
        TEXT + "\n- example.com/foo AAAAAAA=\n", // another dash
        TEXT + "\n\u2014 example.com/foo  AAAAAAA=\n", // two spaces
      })
  void whatIsNoNoteIsRefused(String note) {
    assertThatThrownBy(() -> SignedNote.parse(note)).isInstanceOf(NoteException.class);
  }

  @Test
  void bytesThatAreNotUtf8AreRefused() {
    byte[] note = NOTE.getBytes(UTF_8);
    note[3] = (byte) 0xff;
    assertThatThrownBy(() -> SignedNote.parse(note)).isInstanceOf(NoteException.class);
  }

  @Test
  void linesOfKeysThatAreNotKnownSayNothing() throws Exception {
    SignedNote note =
        SignedNote.parse(NOTE)
            .withSignature("\u2014 example.com/bar " + ZEROS) // another name
            .withSignature("\u2014 example.com/foo " + ZEROS + "\n"); // another id
    assertThat(note.verify(List.of(foo))).containsExactly(foo);
    assertThatThrownBy(() -> note.verify(List.of(ours.key()))).isInstanceOf(NoteException.class);
    assertThatThrownBy(() -> note.verify(List.of())).isInstanceOf(NoteException.class);
  }

  @Test
  void aKnownKeyWithABadSignatureRejectsTheNoteAlthoughAnotherVerifies() throws Exception {
    SignatureLine bad = SignatureLine.by(ours.key(), new byte[64]);
    SignedNote note = SignedNote.parse(NOTE).withSignature(bad.write());
    assertThat(note.verify(List.of(foo))).containsExactly(foo);
    assertThatThrownBy(() -> note.verify(List.of(foo, ours.key())))
        .isInstanceOf(NoteException.class)
        .hasMessageContaining("assay.example/log");
  }

  @Test
  void aKeyThatSignedTwiceIsCountedOnceAndOneOfATypeWeLackNotAtAll() throws Exception {
    NoteKey mlDsa = NoteKey.of("w.example/pq", NoteKey.ML_DSA_44, new byte[1312]);
    SignedNote note =
        SignedNote.parse(NOTE)
            .withSignature(LINE)
            .withSignature(SignatureLine.by(mlDsa, new byte[8 + 2420]).write());
    assertThat(note.verify(List.of(mlDsa, foo, foo))).containsExactly(foo);
    assertThatThrownBy(() -> note.verify(List.of(mlDsa))).isInstanceOf(NoteException.class);
  }

  @Test
  void twoKnownKeysWithOneNameAndIdAreTheCallersMistake() throws Exception {
    NoteKey one = key("w.example/ec+01020304+" + Base64.getEncoder().encodeToString(bytes(2, 9)));
    NoteKey two = key("w.example/ec+01020304+" + Base64.getEncoder().encodeToString(bytes(2, 8)));
    SignedNote note = SignedNote.parse(NOTE);
    assertThatThrownBy(() -> note.verify(List.of(foo, one, two)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    Arrays.setAll(values, i -> bytes[i] = (byte) values[i]);
    return bytes;
  }

  @Test
  void sixteenSignaturesAreReadAndNoMore() throws Exception {
    SignedNote note = SignedNote.parse(NOTE);
    for (int i = 1; i < 16; i++) {
      note = note.withSignature("\u2014 w.example/" + i + " " + ZEROS);
    }
    SignedNote full = SignedNote.parse(note.write());
    assertThat(full.verify(List.of(foo))).containsExactly(foo);
    assertThatThrownBy(() -> full.withSignature(LINE)).isInstanceOf(NoteException.class);
    assertThatThrownBy(() -> SignedNote.parse(full.write() + LINE + "\n"))
        .isInstanceOf(NoteException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", LINE + "\n" + LINE, "\n" + LINE, LINE + "\n\n", "x\n\n" + LINE})
  void aSignatureLineThatIsNotOneLineIsNotAdded(String line) throws Exception {
    SignedNote note = SignedNote.parse(NOTE);
    assertThatThrownBy(() -> note.withSignature(line)).isInstanceOf(NoteException.class);
  }

  @Test
  void aNoteIsAsLongAs64KiBAndNoLonger() throws Exception {
    int rest = SignedNote.MAX_BYTES - ours.sign("\n").getBytes(UTF_8).length;
    String longest = ours.sign("x".repeat(rest) + "\n");
    assertThat(SignedNote.parse(longest).verify(List.of(ours.key()))).hasSize(1);
    assertThatThrownBy(() -> ours.sign("x".repeat(rest + 1) + "\n"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> SignedNote.parse("x" + longest)).isInstanceOf(NoteException.class);
    assertThatThrownBy(() -> SignedNote.parse(("x" + longest).getBytes(UTF_8)))
        .isInstanceOf(NoteException.class);
  }
}
