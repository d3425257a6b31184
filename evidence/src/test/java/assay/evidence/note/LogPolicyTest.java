package assay.evidence.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.evidence.TestKeys;
import assay.evidence.note.LogPolicy.Assessment;
import java.security.KeyPair;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogPolicyTest {
  private static final Instant SEEN = Instant.ofEpochSecond(1767225600);

  private final NoteSigner log = NoteSigner.ed25519("example.org/log", TestKeys.FIRST);
  private final List<Cosigner> witnesses = new ArrayList<>();
  private final String text = new Checkpoint("example.org/log", 8, new byte[32]).text();
  private final StringBuilder keys = new StringBuilder("log " + log.key().vkey() + "\n");

  LogPolicyTest() {
    for (int i = 0; i < 6; i++) {
      KeyPair pair = TestKeys.pair(String.valueOf(i + 1).repeat(64));
      witnesses.add(new Cosigner("w.example/" + i, pair));
      keys.append("witness w" + i + " " + witnesses.get(i).key().vkey() + "\n");
    }
  }

  /** A checkpoint that these saw, each a minute after the one before. */
  private SignedNote seenBy(String digits) throws NoteException {
    SignedNote note = SignedNote.parse(log.sign(text));
    for (int i = 0; i < digits.length(); i++) {
      Cosigner witness = witnesses.get(digits.charAt(i) - '0');
      note = note.withSignature(witness.cosign(note, SEEN.plusSeconds(60L * i)));
    }
    return note;
  }

  @ParameterizedTest
  @CsvSource({
    "'', false, ",
    "0, false, ",
    "01, false, ",
    "345, false, ",
    "03, false, ",
    "013, true, 2",
    "215, true, 2",
    "3012, true, 2",
    "51234, true, 2",
    "012345, true, 3",
  })
  void theExampleOfTheSpecificationNeedsTwoOfTheFirstAndOneOfTheOthers(
      String cosigners, boolean met, Integer last) throws Exception {
    LogPolicy policy =
        LogPolicy.parse(
            "# a remark\n\n"
                + keys
                + "group X-witnesses 2 w0 w1 w2\n"
                + " \tgroup\tY-witnesses any  w3 w4 w5\t\n"
                + "  # another\n"
                + "group X-and-Y all X-witnesses Y-witnesses\n"
                + "quorum X-and-Y");
    Assessment assessment = policy.assess(seenBy(cosigners));
    assertThat(assessment.isQuorumMet()).isEqualTo(met);
    assertThat(assessment.isAccepted()).isEqualTo(met);
    assertThat(assessment.log()).contains(log.key());
    assertThat(assessment.times()).hasSize(cosigners.length());
    assertThat(assessment.asOf().map(time -> (time.getEpochSecond() - SEEN.getEpochSecond()) / 60))
        .isEqualTo(Optional.ofNullable(last).map(Long::valueOf));
  }

  @Test
  void aWitnessOutsideTheQuorumDoesNotCount() throws Exception {
    LogPolicy policy = LogPolicy.parse(keys + "quorum w1\n");
    Assessment assessment = policy.assess(seenBy("021"));
    assertThat(assessment.times()).isEqualTo(Map.of("w1", SEEN.plusSeconds(120)));
    assertThat(assessment.asOf()).contains(SEEN.plusSeconds(120));
    assertThat(policy.assess(seenBy("02")).isQuorumMet()).isFalse();
  }

  @Test
  void noWitnessMayBeNeeded() throws Exception {
    LogPolicy policy = LogPolicy.parse("log " + log.key().vkey() + " https://x\nquorum none\n");
    Assessment assessment = policy.assess(seenBy("0"));
    assertThat(assessment.isAccepted()).isTrue();
    assertThat(assessment.asOf()).isEmpty();
    assertThat(assessment.checkpoint().size()).isEqualTo(8);
  }

  @Test
  void theLogMustBeListedAndSignItsOwnOriginOnly() throws Exception {
    LogPolicy policy = LogPolicy.parse(keys + "quorum none\n");
    NoteSigner stranger = NoteSigner.ed25519("example.org/log", TestKeys.THIRD);
    assertThat(policy.assess(SignedNote.parse(stranger.sign(text))).isAccepted()).isFalse();
    String other = new Checkpoint("example.org/other", 8, new byte[32]).text();
    assertThat(policy.assess(SignedNote.parse(log.sign(other))).log()).isEmpty();
  }

  @Test
  void aBadCosignatureOfAListedWitnessRejectsTheNote() throws Exception {
    LogPolicy policy = LogPolicy.parse(keys + "quorum none\n");
    SignatureLine bad = SignatureLine.by(witnesses.get(5).key(), new byte[72]);
    SignedNote note = seenBy("").withSignature(bad.write());
    assertThatThrownBy(() -> policy.assess(note)).isInstanceOf(NoteException.class);
    SignedNote letter = SignedNote.parse(log.sign("dear all\n"));
    assertThatThrownBy(() -> policy.assess(letter)).isInstanceOf(NoteException.class);
  }

  @Test
  void aWitnessOfATypeWeLackIsListedAndNeverCounts() throws Exception {
    NoteKey mlDsa = NoteKey.of("w.example/pq", NoteKey.ML_DSA_44, new byte[1312]);
    LogPolicy policy =
        LogPolicy.parse(keys + "witness pq " + mlDsa.vkey() + "\ngroup g any pq w0\nquorum g\n");
    SignatureLine line = SignatureLine.by(mlDsa, new byte[8 + 2420]);
    assertThat(policy.assess(seenBy("").withSignature(line.write())).isAccepted()).isFalse();
    assertThat(policy.assess(seenBy("0").withSignature(line.write())).isAccepted()).isTrue();
    assertThat(policy.witnesses()).containsEntry("pq", mlDsa);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "line 1 | quorum nobody",
        "line 1 | quarum none",
        "line 2 | quorum none;quorum none",
        "line 1 | quorum",
        "line 1 | quorum none none",
        "line 1 | log",
        "line 1 | log x",
        "line 1 | witness w",
        "line 2 | #;witness w x",
        "line 1 | group g any",
        "line 1 | group g any h",
        "line 1 | witness w LOG",
        "line 1 | witness none W0",
        "line 2 | witness a W0;witness a W1",
        "line 2 | witness a W0;witness b W0",
        "line 2 | witness a W0;witness b W0-RENAMED",
        "line 2 | log LOG;log LOG",
        "line 2 | witness a W0;group a any a",
        "line 2 | witness a W0;group g 0 a",
        "line 2 | witness a W0;group g 01 a",
        "line 2 | witness a W0;group g 2 a",
        "line 2 | witness a W0;group g some a",
        "line 2 | witness a W0;group g any a a",
        "line 3 | witness a W0;group g any a;group h any a",
        "line 2 | witness a W0;group g any none",
        "line 2 | witness a W0;group none any a",
        "line 2 | witness a W0;witness b W1 https://x y",
        "line 2 | log LOG;",
      })
  void aPolicyThatIsNoneIsRefusedWithItsLine(String line, String lines) {
    KeyPair first = TestKeys.pair("1".repeat(64));
    String policy =
        lines
            .replace(";", "\n")
            .replace("LOG", log.key().vkey())
            .replace("W0-RENAMED", new Cosigner("other.example", first).key().vkey())
            .replace("W0", witnesses.get(0).key().vkey())
            .replace("W1", witnesses.get(1).key().vkey());
    assertThatThrownBy(() -> LogPolicy.parse(policy))
        .isInstanceOf(NoteException.class)
        .hasMessageStartingWith(line + ": ");
  }

  @Test
  void controlCharactersAreRefusedAlsoInRemarks() {
    for (String odd : List.of("\r", "\0", "\u001b", "\u007f")) {
      assertThatThrownBy(() -> LogPolicy.parse("quorum none\n# " + odd + "\n"))
          .isInstanceOf(NoteException.class)
          .hasMessageStartingWith("line 2: ");
    }
  }

  @Test
  void groupsAsDeepAsAllowedAreEvaluated() throws Exception {
    StringBuilder deep = new StringBuilder(keys).append("group g0 any w0\n");
    for (int i = 1; i < 1000; i++) {
      deep.append("group g" + i + " all g" + (i - 1) + "\n");
    }
    assertThat(LogPolicy.parse(deep + "quorum g999\n").assess(seenBy("0")).isQuorumMet()).isTrue();
    assertThatThrownBy(() -> LogPolicy.parse(deep + "log x\n".repeat(100)))
        .isInstanceOf(NoteException.class);
  }
}
