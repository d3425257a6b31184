package assay.evidence.verify;

import static assay.evidence.verify.SampleEvidence.SIGNER;
import static assay.evidence.verify.SampleEvidence.STRANGER;
import static assay.evidence.verify.SampleEvidence.envelope;
import static assay.evidence.verify.SampleEvidence.parts;
import static assay.evidence.verify.SampleEvidence.policy;
import static assay.evidence.verify.SampleEvidence.statement;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.evidence.bundle.Bundle;
import assay.evidence.log.LogEntry;
import assay.evidence.proof.ContentProof;
import assay.evidence.proof.TlogProof;
import assay.evidence.statement.Level;
import assay.json.JsonObject;
import assay.stage.ShardIdentity;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class VerifierTest {
  private static final Instant AT = Instant.parse("2026-03-10T00:00:00Z");
  private static final ShardIdentity SHARD =
      new ShardIdentity(10240, "6d3b1ed7841219c9034436460a45f2c34c3b0a0fa91dbad262d8bbb9126e7b21");

  /** One verification in which a test changes one thing. */
  private static final class Case {
    private String statement = SampleEvidence.statement();
    private final Map<String, byte[]> changed = new HashMap<>();
    private String policy;
    private Question question = new Question.OfShard(SHARD);
    private Optional<byte[]> second = Optional.empty();
    private Optional<LogHistory> history = Optional.empty();
    private Instant at = AT;

    /** Signed once for each statement. */
    private static final Map<String, Map<String, byte[]>> PARTS = new HashMap<>();

    private static Map<String, byte[]> signed(String statement) {
      try {
        return parts(statement);
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }

    Case() throws Exception {
      policy = SampleEvidence.policy();
    }

    Case statement(String from, String to) {
      assertThat(statement).contains(from);
      statement = statement.replace(from, to);
      return this;
    }

    Case policy(String from, String to) {
      assertThat(policy).contains(from);
      policy = policy.replace(from, to);
      return this;
    }

    Case part(String name, byte[] content) {
      changed.put(name, content);
      return this;
    }

    Case ask(Question other) {
      question = other;
      return this;
    }

    Case history(LogEntry... entries) {
      history = Optional.of(new LogHistory(List.of(entries)));
      return this;
    }

    Case at(String time) {
      at = Instant.parse(time);
      return this;
    }

    Verified verify() throws Exception {
      Map<String, byte[]> all = new HashMap<>(PARTS.computeIfAbsent(statement, Case::signed));
      changed.forEach(
          (name, content) -> {
            if (content.length == 0) {
              all.remove(name);
            } else {
              all.put(name, content);
            }
          });
      Verified verified =
          new Verifier(PolicyReader.parse(policy), at).verify(Bundle.of(all), question, second);
      if (history.isPresent()) {
        history.get().requireStanding(verified.statement());
      }
      return verified;
    }
  }

  @Test
  void aShardOfTheSnapshotIsVerifiedAtLevelThreeWithTheFixedSentence() throws Exception {
    Verified verified = new Case().verify();
    assertThat(verified.level()).isEqualTo(Level.ASSAY_SCREENING_LEVEL_3);
    assertThat(verified.logAsOf()).contains(SampleEvidence.WITNESSED);
    assertThat(verified.sentence())
        .isEqualTo(
            "Output shard `train-00001.tar`"
                + " (`6d3b1ed7841219c9034436460a45f2c34c3b0a0fa91dbad262d8bbb9126e7b21`) was"
                + " produced by scanner 1.4.0 on 2026-03-02; all 8 input items were compared with"
                + " urn:example:list:a 2026-03-01 using md5 exact, pdq within 31; 1 could not be"
                + " screened and none of those was kept. Only known material within these"
                + " thresholds is covered.");
    assertThat(verified.json().flag("verified")).contains(true);
  }

  @Test
  void namesOfShardsAreNeverCompared() throws Exception {
    // The subject names the manifest something else; only its digest counts.
    assertThat(new Case().statement("shards.jsonl", "other-name").verify().level())
        .isEqualTo(Level.ASSAY_SCREENING_LEVEL_3);
  }

  @Test
  void aSecondScannerOnTheSameItemsMakesLevelFour() throws Exception {
    Case two = new Case();
    String other = statement().replace("org/scanner\"", "org/other-scanner\"");
    two.second = Optional.of(envelope(other, STRANGER));
    two.policy(
        "\"keys\":[",
        "\"keys\":[{\"name\":\"second\",\"spki\":\"" + SampleEvidence.spki(STRANGER) + "\"},");
    assertThat(two.verify().level()).isEqualTo(Level.ASSAY_SCREENING_LEVEL_4);
    // The same scanner, or the same key, is no second opinion.
    two.second = Optional.of(envelope(statement(), STRANGER));
    assertThat(two.verify().level()).isEqualTo(Level.ASSAY_SCREENING_LEVEL_3);
    two.second = Optional.of(envelope(other, SIGNER));
    assertThat(two.verify().level()).isEqualTo(Level.ASSAY_SCREENING_LEVEL_3);
  }

  @Test
  void oneItemIsVerifiedByItsPublishedProof() throws Exception {
    TlogProof proof =
        TlogProof.parse(SampleEvidence.vectors().text("itemProof").orElseThrow().getBytes(UTF_8));
    String content = "fd9c86032838eb5e65d0f4ad6eb3af2d114ed16f4b729043cab3e2b7483decc9";
    Case item =
        new Case()
            .policy("ASSAY_SCREENING_LEVEL_3", "ASSAY_SCREENING_LEVEL_2")
            .policy(logLine(), publishedLog())
            .part(Bundle.LOG_PROOF, new byte[0])
            .ask(new Question.OfItem(proof, Optional.of(content)));
    Verified verified = item.verify();
    assertThat(verified.sentence())
        .startsWith("Item 5 of snapshot `demo-2026-03` was screened: clear, kept;");
    assertThat(verified.json().object("item").flatMap(i -> i.text("member"))).contains("00000.txt");

    item.ask(new Question.OfItem(proof, Optional.of(SampleEvidence.sha256("something else"))));
    assertRefused(item, ErrorCode.E_ITEM_PROOF);
  }

  /** The vectors' checkpoints are signed by the key of the RFC's first example. */
  private static String publishedLog() {
    String vkey = SampleEvidence.vectors().text("itemCheckpointVkey").orElseThrow();
    byte[] typed = java.util.Base64.getDecoder().decode(vkey.split("\\+", 3)[2]);
    byte[] raw = Arrays.copyOfRange(typed, 1, typed.length);
    return "log " + vkey(SampleEvidence.LOG_NAME, raw) + "\\n";
  }

  private static String vkey(String name, byte[] raw) {
    try {
      byte[] typed = new byte[33];
      typed[0] = 1;
      System.arraycopy(raw, 0, typed, 1, 32);
      var sha256 = java.security.MessageDigest.getInstance("SHA-256");
      sha256.update((name + "\n").getBytes(UTF_8));
      String id = HexFormat.of().formatHex(sha256.digest(typed), 0, 4);
      return name + "+" + id + "+" + java.util.Base64.getEncoder().encodeToString(typed);
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String logLine() throws Exception {
    String policy = policy();
    int from = policy.indexOf("log assay");
    return policy.substring(from, policy.indexOf("\\n", from) + 2);
  }

  @Test
  void flippingABitInAnyByteOfAnItemsProofIsRefused() throws Exception {
    byte[] proof = SampleEvidence.vectors().text("itemProof").orElseThrow().getBytes(UTF_8);
    int refused = 0;
    for (int i = 0; i < proof.length; i++) {
      byte[] flipped = proof.clone();
      flipped[i] ^= (byte) (1 << (i % 7));
      try {
        TlogProof parsed = TlogProof.parse(flipped);
        new Case()
            .policy("ASSAY_SCREENING_LEVEL_3", "ASSAY_SCREENING_LEVEL_2")
            .policy(logLine(), publishedLog())
            .part(Bundle.LOG_PROOF, new byte[0])
            .ask(new Question.OfItem(parsed, Optional.empty()))
            .verify();
      } catch (RefusedEvidenceException | assay.evidence.proof.ProofException e) {
        refused++;
      }
    }
    assertThat(refused).isEqualTo(proof.length);
  }

  @Test
  void aContentIsShownToBeAbsentOrPresent() throws Exception {
    JsonObject vectors = SampleEvidence.vectors();
    String key = vectors.text("contentKeyHex").orElseThrow();
    assertThat(new Case().ask(new Question.OfContent(proof("absence"), key)).verify().sentence())
        .contains("is not among the contents that snapshot `demo-2026-03` kept");
    assertThat(new Case().ask(new Question.OfContent(proof("presence"), key)).verify().sentence())
        .contains("is among the contents");
    String wrong = SampleEvidence.sha256("another key");
    assertRefused(
        new Case().ask(new Question.OfContent(proof("presence"), wrong)), ErrorCode.E_ITEM_PROOF);
  }

  private static ContentProof proof(String which) throws Exception {
    JsonObject vector = SampleEvidence.vectors().object(which).orElseThrow();
    JsonObject proof =
        JsonObject.empty()
            .with("type", "assay.content-proof/v1")
            .with("digest", vector.text("digest"))
            .with("size", 5)
            .with("root", SampleEvidence.vectors().object("contents").flatMap(c -> c.text("root")));
    if (which.equals("absence")) {
      proof = proof.with("lower", vector.object("lower")).with("upper", vector.object("upper"));
    } else {
      proof =
          proof.with(
              "match",
              JsonObject.empty()
                  .with("index", vector.number("index"))
                  .with("tag", vector.text("tag"))
                  .with("path", vector.texts("path")));
    }
    return ContentProof.of(proof);
  }

  /** For each code, one change of a valid verification that produces it. */
  static List<Arguments> refusals() throws Exception {
    String digest = SampleEvidence.sha256(statement());
    LogEntry logged = SampleEvidence.entry(statement());
    return List.of(
        refusal(ErrorCode.E_ENVELOPE, new Case().part(Bundle.STATEMENT, "{".getBytes(UTF_8))),
        refusal(
            ErrorCode.E_PAYLOAD_TYPE,
            new Case()
                .part(
                    Bundle.STATEMENT,
                    new String(envelope(statement(), SIGNER), UTF_8)
                        .replace("vnd.in-toto", "vnd.other")
                        .getBytes(UTF_8))),
        refusal(
            ErrorCode.E_SIGNATURE,
            new Case().part(Bundle.STATEMENT, envelope(statement(), STRANGER))),
        refusal(
            ErrorCode.E_SIGNATURE,
            new Case()
                .policy("\"keyThreshold\":1", "\"keyThreshold\":2")
                .policy(
                    "\"keys\":[",
                    "\"keys\":[{\"name\":\"b\",\"spki\":\""
                        + SampleEvidence.spki(STRANGER)
                        + "\"},")),
        refusal(ErrorCode.E_STATEMENT_TYPE, new Case().statement("Statement/v1", "Statement/v0")),
        refusal(ErrorCode.E_PREDICATE_TYPE, new Case().statement("screening/v1", "screening/v2")),
        refusal(ErrorCode.E_SCHEMA, new Case().statement("\"keptMatched\":0,", "")),
        refusal(ErrorCode.E_SCHEMA, new Case().statement("\"planted\":4", "\"planted\":\"4\"")),
        refusal(
            ErrorCode.E_SUBJECT,
            new Case()
                .ask(new Question.OfShard(new ShardIdentity(10240, SampleEvidence.sha256("x"))))),
        refusal(
            ErrorCode.E_SUBJECT, // the manifest is the subject, and no shard
            new Case()
                .ask(
                    new Question.OfShard(
                        new ShardIdentity(
                            SampleEvidence.manifest().length(),
                            SampleEvidence.sha256(SampleEvidence.manifest()))))),
        refusal(ErrorCode.E_SHARD_PROOF, new Case().part(Bundle.SHARDS, new byte[0])),
        refusal(
            ErrorCode.E_SHARD_PROOF,
            new Case()
                .part(
                    Bundle.SHARDS,
                    SampleEvidence.manifest().replace("raw-00000", "raw-00009").getBytes(UTF_8))),
        refusal(
            ErrorCode.E_SHARD_PROOF,
            new Case().ask(new Question.OfShard(new ShardIdentity(10241, SHARD.sha256())))),
        refusal(ErrorCode.E_ITEM_PROOF, wrongItem()),
        refusal(ErrorCode.E_INVARIANT, new Case().statement("\"screened\":7", "\"screened\":8")),
        refusal(
            ErrorCode.E_COVERAGE,
            new Case()
                .statement("\"framing\":20432", "\"framing\":20332")
                .statement("\"unparsed\":0", "\"unparsed\":100")),
        refusal(
            ErrorCode.E_MATCHER_MISSING, new Case().policy("\"md5\",\"comp", "\"sha1\",\"comp")),
        refusal(
            ErrorCode.E_THRESHOLD,
            new Case().statement("\"maxDistance\":31", "\"maxDistance\":24")),
        refusal(ErrorCode.E_LIST_MISSING, new Case().policy("list:a\"", "list:b\"")),
        refusal(ErrorCode.E_LIST_STALE, new Case().at("2026-03-16T00:00:00Z")),
        refusal(ErrorCode.E_SCANNER, new Case().policy("1.3.0", "1.5.0")),
        refusal(ErrorCode.E_SCANNER, new Case().policy("1.3.2", "1.4.0")),
        refusal(ErrorCode.E_SCANNER, new Case().policy("org/scanner", "org/another")),
        refusal(ErrorCode.E_CANARY, new Case().statement("\"detected\":4", "\"detected\":3")),
        refusal(
            ErrorCode.E_CANARY,
            new Case().statement("\"negativesFlagged\":0", "\"negativesFlagged\":1")),
        refusal(ErrorCode.E_LOG_PROOF, new Case().part(Bundle.LOG_PROOF, new byte[0])),
        refusal(
            ErrorCode.E_LOG_PROOF,
            new Case()
                .part(Bundle.LOG_PROOF, SampleEvidence.logProof(statement() + " ", true).write())),
        refusal(
            ErrorCode.E_WITNESS_QUORUM,
            new Case().part(Bundle.LOG_PROOF, SampleEvidence.logProof(statement(), false).write())),
        refusal(ErrorCode.E_WITNESS_QUORUM, new Case().policy("quorum w1", "quorum none")),
        refusal(
            ErrorCode.E_SUPERSEDED,
            new Case()
                .history(
                    logged,
                    new LogEntry(
                        LogEntry.SCREENING,
                        "later",
                        logged.itemsRoot(),
                        SampleEvidence.sha256("later"),
                        List.of(digest)))),
        refusal(
            ErrorCode.E_WITHDRAWN,
            new Case()
                .history(
                    logged,
                    new LogEntry(
                        LogEntry.WITHDRAWAL,
                        SampleEvidence.SNAPSHOT,
                        logged.itemsRoot(),
                        SampleEvidence.sha256("withdrawal"),
                        List.of(digest)))));
  }

  private static Case wrongItem() throws Exception {
    TlogProof proof =
        TlogProof.parse(
            SampleEvidence.vectors()
                .text("itemProof")
                .orElseThrow()
                .replace("index 5", "index 4")
                .getBytes(UTF_8));
    return new Case().ask(new Question.OfItem(proof, Optional.empty()));
  }

  private static Arguments refusal(ErrorCode code, Case changed) {
    return Arguments.of(code, changed);
  }

  @ParameterizedTest(name = "{0} {index}")
  @MethodSource("refusals")
  void oneChangeIsRefusedWithItsCode(ErrorCode code, Case changed) {
    assertRefused(changed, code);
  }

  private static void assertRefused(Case changed, ErrorCode code) {
    assertThatThrownBy(changed::verify)
        .isInstanceOfSatisfying(
            RefusedEvidenceException.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  @Test
  void everyCodeHasSuchAChange() throws Exception {
    Set<ErrorCode> covered = EnumSet.noneOf(ErrorCode.class);
    refusals().forEach(arguments -> covered.add((ErrorCode) arguments.get()[0]));
    assertThat(covered).containsExactlyInAnyOrder(ErrorCode.values());
  }

  @Test
  void flippingAnyByteOfTheEnvelopeIsRefusedOrChangesNothingThatIsSigned() throws Exception {
    byte[] envelope = envelope(statement(), SIGNER);
    Verified whole = new Case().verify();
    int refused = 0;
    for (int i = 0; i < envelope.length; i++) {
      byte[] flipped = envelope.clone();
      flipped[i] ^= 1;
      try {
        // A hint, or the name of an unknown member, may change: it is not signed, and not believed.
        assertThat(new Case().part(Bundle.STATEMENT, flipped).verify().sentence())
            .isEqualTo(whole.sentence());
      } catch (RefusedEvidenceException e) {
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(envelope.length * 9 / 10);
  }

  @Test
  void flippingAnyByteOfTheManifestIsRefused() throws Exception {
    byte[] manifest = SampleEvidence.manifest().getBytes(UTF_8);
    for (int i = 0; i < manifest.length; i++) {
      byte[] flipped = manifest.clone();
      flipped[i] ^= 1;
      assertThatThrownBy(() -> new Case().part(Bundle.SHARDS, flipped).verify())
          .isInstanceOf(RefusedEvidenceException.class);
    }
  }

  @Test
  void leavingAMemberOutNeverTurnsARefusalIntoAnAcceptance() throws Exception {
    String bad = statement().replace("\"detected\":4", "\"detected\":3");
    int from = bad.indexOf("\"canaries\"");
    String without = bad.substring(0, from) + bad.substring(bad.indexOf("\"provenance\"", from));
    assertThatThrownBy(() -> new Case().statement(statement(), without).verify())
        .isInstanceOfSatisfying(
            RefusedEvidenceException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.E_CANARY));
  }
}
