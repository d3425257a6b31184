package assay.evidence.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import assay.evidence.audit.AuditChallenge;
import assay.evidence.audit.AuditResponse;
import assay.evidence.bundle.Bundle;
import assay.evidence.bundle.BundleException;
import assay.evidence.dsse.Envelope;
import assay.evidence.dsse.EnvelopeException;
import assay.evidence.dsse.VerificationKey;
import assay.evidence.note.Checkpoint;
import assay.evidence.note.LogPolicy;
import assay.evidence.note.NoteException;
import assay.evidence.note.NoteSigner;
import assay.evidence.note.SignedNote;
import assay.evidence.proof.ContentProof;
import assay.evidence.proof.ProofException;
import assay.evidence.proof.TlogProof;
import assay.evidence.signature.KeyException;
import assay.evidence.snapshot.ItemLeaf;
import assay.evidence.statement.SchemaException;
import assay.evidence.statement.ScreeningStatement;
import assay.json.JsonException;
import assay.json.JsonObject;
import assay.merkle.Hash;
import assay.merkle.TreeHead;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Everything that a verifier reads may come from an adversary. The first byte says as what the rest
 * is read; whatever it is, it is read or refused, by the exception that the reader promises.
 */
class OfflineEvidenceFuzzTest {
  private static final byte[] CONTENT_KEY = new byte[32];
  private static final Instant AT = Instant.parse("2026-03-05T00:00:00Z");

  /** Reads some bytes. Throws what a reader promises, if it refuses them. */
  private interface Reader {
    void read(byte[] bytes) throws Exception;
  }

  private static final List<Reader> READERS =
      List.of(
          OfflineEvidenceFuzzTest::note,
          OfflineEvidenceFuzzTest::logPolicy,
          OfflineEvidenceFuzzTest::envelope,
          OfflineEvidenceFuzzTest::statement,
          OfflineEvidenceFuzzTest::itemProof,
          OfflineEvidenceFuzzTest::contentProof,
          OfflineEvidenceFuzzTest::bundle,
          OfflineEvidenceFuzzTest::policy,
          OfflineEvidenceFuzzTest::response,
          OfflineEvidenceFuzzTest::manifest,
          OfflineEvidenceFuzzTest::key,
          OfflineEvidenceFuzzTest::challenge);

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "15s")
  void whatIsReadOfflineIsReadOrRefused(byte[] input) throws Exception {
    if (input.length == 0) {
      return;
    }
    try {
      READERS
          .get((input[0] & 0xff) % READERS.size())
          .read(Arrays.copyOfRange(input, 1, input.length));
    } catch (NoteException
        | EnvelopeException
        | SchemaException
        | ProofException
        | JsonException
        | BundleException
        | KeyException
        | RefusedEvidenceException e) {
      // It may quote what it was given, also a "null"; it says something in any case.
      assertThat(e.getMessage()).isNotBlank().isNotEqualTo("null");
    }
  }

  private static void note(byte[] bytes) throws Exception {
    SignedNote note = SignedNote.parse(bytes);
    assertThat(SignedNote.parse(note.write())).isEqualTo(note);
    Checkpoint checkpoint = Checkpoint.parse(note.text());
    assertThat(note.text()).startsWith(checkpoint.text());
    note.verify(List.of(NoteSigner.ed25519(SampleEvidence.LOG_NAME, SampleEvidence.LOG).key()));
  }

  private static void logPolicy(byte[] bytes) throws Exception {
    LogPolicy policy = LogPolicy.parse(new String(bytes, UTF_8));
    String note = SampleEvidence.logProof(SampleEvidence.statement(), true).checkpoint();
    policy.assess(SignedNote.parse(note));
  }

  private static void envelope(byte[] bytes) throws Exception {
    Envelope envelope = Envelope.parse(bytes);
    assertThat(Envelope.parse(envelope.write())).isEqualTo(envelope);
    envelope.signers(Trusted.ALL);
    statement(envelope.payload());
  }

  /** The payload as its signer may have made it. */
  private static void statement(byte[] bytes) throws Exception {
    ScreeningStatement.parse(bytes);
    byte[] signed = SampleEvidence.envelope(new String(bytes, UTF_8), SampleEvidence.SIGNER);
    for (Optional<byte[]> manifest :
        List.of(Optional.<byte[]>empty(), Optional.of(SampleEvidence.manifest().getBytes(UTF_8)))) {
      Map<String, byte[]> parts = new HashMap<>(Map.of(Bundle.STATEMENT, signed));
      manifest.ifPresent(m -> parts.put(Bundle.SHARDS, m));
      verify(Bundle.of(parts), new Question.OfStatement());
    }
  }

  private static void verify(Bundle bundle, Question question) throws Exception {
    Verified verified = new Verifier(Trusted.POLICY, AT).verify(bundle, question, Optional.empty());
    assertThat(verified.json().pretty()).contains(ScreeningStatement.CAVEAT);
  }

  private static void itemProof(byte[] bytes) throws Exception {
    TlogProof proof = TlogProof.parse(bytes);
    assertThat(proof.write()).isEqualTo(bytes);
    proof.inclusion(8).proves(proof.leafHash(), Hash.ofNothing());
    verify(sample(), new Question.OfItem(proof, Optional.empty()));
    ItemLeaf.parse(proof.extra());
  }

  private static void contentProof(byte[] bytes) throws Exception {
    ContentProof proof = ContentProof.of(JsonObject.parse(new String(bytes, UTF_8)));
    proof.judge(CONTENT_KEY);
    verify(sample(), new Question.OfContent(proof, HexFormat.of().formatHex(CONTENT_KEY)));
  }

  private static Bundle sample() throws Exception {
    return Bundle.of(SampleEvidence.parts(SampleEvidence.statement()));
  }

  private static void bundle(byte[] bytes) throws Exception {
    Path file = Files.createTempFile("fuzz", ".zip");
    try {
      Bundle bundle = Bundle.read(Files.write(file, bytes));
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      bundle.write(out);
      verify(bundle, new Question.OfStatement());
    } finally {
      Files.delete(file);
    }
  }

  private static void policy(byte[] bytes) throws Exception {
    TrustPolicy policy;
    try {
      policy = PolicyReader.parse(new String(bytes, UTF_8));
    } catch (IllegalArgumentException e) {
      assertThat(e.getMessage()).isNotBlank(); // as it says
      return;
    }
    new Verifier(policy, AT).verify(sample(), new Question.OfStatement(), Optional.empty());
  }

  private static void response(byte[] bytes) throws Exception {
    Path file = Files.createTempFile("fuzz", ".jsonl");
    try {
      AuditResponse.check(Trusted.CHALLENGE, Files.write(file, bytes), leaf -> {});
    } finally {
      Files.delete(file);
    }
  }

  private static void manifest(byte[] bytes) throws Exception {
    ShardManifest.names(bytes);
    ShardManifest manifest = ShardManifest.read(bytes, Optional.empty());
    assertThat(manifest.kept()).isBetween(0L, manifest.items());
  }

  private static void key(byte[] bytes) throws Exception {
    VerificationKey key = VerificationKey.parse(new String(bytes, UTF_8));
    assertThat(VerificationKey.parse(key.pem())).isEqualTo(key);
    key.verifies(bytes, bytes);
  }

  private static void challenge(byte[] bytes) {
    try {
      AuditChallenge challenge = AuditChallenge.parse(new String(bytes, UTF_8));
      if (challenge.count() < 1000) {
        challenge.indexes();
      }
    } catch (IllegalArgumentException e) {
      assertThat(e.getMessage()).isNotBlank(); // as it says
    }
  }

  /** What the sample is verified with; made once. */
  private static final class Trusted {
    static final TrustPolicy POLICY = policy();
    static final List<VerificationKey> ALL =
        POLICY.keys().stream().map(TrustPolicy.TrustedKey::key).toList();
    static final AuditChallenge CHALLENGE =
        new AuditChallenge(
            "0".repeat(64),
            new TreeHead(
                8, Hash.parseHex(SampleEvidence.vectors().text("itemsRoot").orElseThrow())),
            "aa".repeat(32),
            1); // draws item 5, whose proof is published

    private static TrustPolicy policy() {
      try {
        return PolicyReader.parse(SampleEvidence.policy());
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  static List<byte[]> seeds() throws Exception {
    String statement = SampleEvidence.statement();
    TlogProof proof = SampleEvidence.logProof(statement, true);
    ByteArrayOutputStream zip = new ByteArrayOutputStream();
    sample().write(zip);
    JsonObject policy = JsonObject.parse(SampleEvidence.policy());
    byte[] item = SampleEvidence.vectors().text("itemProof").orElseThrow().getBytes(UTF_8);
    return List.of(
        seed(0, proof.checkpoint().getBytes(UTF_8)),
        seed(1, policy.text("log").orElseThrow().getBytes(UTF_8)),
        seed(2, SampleEvidence.envelope(statement, SampleEvidence.SIGNER)),
        seed(3, statement.getBytes(UTF_8)),
        seed(4, proof.write()),
        seed(4, item),
        seed(5, content("lower", "upper").bytes()),
        seed(5, content("match").bytes()),
        seed(6, zip.toByteArray()),
        seed(7, policy.bytes()),
        seed(8, response(TlogProof.parse(item))),
        seed(9, SampleEvidence.manifest().getBytes(UTF_8)),
        seed(10, SampleEvidence.spki(SampleEvidence.SIGNER).getBytes(UTF_8)),
        seed(11, Trusted.CHALLENGE.json().bytes()));
  }

  private static JsonObject content(String... places) {
    JsonObject contents = SampleEvidence.vectors().object("contents").orElseThrow();
    JsonObject absence = SampleEvidence.vectors().object("absence").orElseThrow();
    JsonObject proof =
        JsonObject.empty()
            .with("type", "assay.content-proof/v1")
            .with("digest", absence.text("digest"))
            .with("size", contents.number("size"))
            .with("root", contents.text("root"));
    for (String place : places) {
      proof = proof.with(place, absence.object(place).or(() -> absence.object("lower")));
    }
    return proof;
  }

  private static byte[] response(TlogProof proof) throws Exception {
    return AuditResponse.line(ItemLeaf.parse(proof.extra()), proof.inclusion(8));
  }

  private static byte[] seed(int reader, byte[] bytes) {
    byte[] seed = new byte[bytes.length + 1];
    seed[0] = (byte) reader;
    System.arraycopy(bytes, 0, seed, 1, bytes.length);
    return seed;
  }
}
