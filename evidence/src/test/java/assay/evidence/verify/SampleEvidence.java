package assay.evidence.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import assay.evidence.bundle.Bundle;
import assay.evidence.dsse.Envelope;
import assay.evidence.dsse.StatementKey;
import assay.evidence.keys.KeyFile;
import assay.evidence.log.LogEntry;
import assay.evidence.note.Checkpoint;
import assay.evidence.note.Cosigner;
import assay.evidence.note.NoteSigner;
import assay.evidence.note.SignedNote;
import assay.evidence.proof.TlogProof;
import assay.evidence.statement.ScreeningStatement;
import assay.fingerprint.Digest;
import assay.fingerprint.DigestAlgorithm;
import assay.json.JsonObject;
import assay.merkle.Hash;
import assay.merkle.MerkleRoot;
import java.io.IOException;
import java.io.InputStream;
import java.security.KeyPair;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The evidence of the demo snapshot of the published vectors, signed with keys of this run: eight
 * items in two shards, one matched, one unscreenable. Every part can be made wrong in one place.
 */
public final class SampleEvidence {
  public static final String SNAPSHOT = "demo-2026-03";
  static final String SCANNER = "https://assay.example.org/scanner";
  static final String LIST = "urn:example:list:a";

  static final KeyPair SIGNER = KeyFile.generate();
  static final KeyPair STRANGER = KeyFile.generate();
  static final KeyPair LOG = KeyFile.generate();
  static final KeyPair WITNESS = KeyFile.generate();
  static final String LOG_NAME = "assay.example.org";
  static final Instant WITNESSED = Instant.parse("2026-03-02T21:00:00Z");

  private SampleEvidence() {}

  private static final JsonObject VECTORS = read();

  /** The published vectors. */
  public static JsonObject vectors() {
    return VECTORS;
  }

  private static JsonObject read() {
    try (InputStream in =
        SampleEvidence.class.getResourceAsStream("/assay/evidence/attestation-vectors.json")) {
      return JsonObject.parse(new String(in.readAllBytes(), UTF_8));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  static String manifest() {
    StringBuilder lines = new StringBuilder();
    vectors()
        .objects("shards")
        .forEach(s -> lines.append(s.text("leafDataUtf8").orElseThrow()).append('\n'));
    return lines.toString();
  }

  /** The statement of the sample, as text in which a test changes one place. */
  public static String statement() {
    return """
        {"_type":"https://in-toto.io/Statement/v1",
         "predicateType":"https://assay.example.org/attestation/dataset-screening/v1",
         "subject":[{"name":"shards.jsonl","digest":{"sha256":"%s"}}],
         "predicate":{
          "schemaVersion":"1.0",
          "scanner":{"id":"%s","version":"1.4.0","digest":{"sha256":"%s"}},
          "invocation":{"runId":"r","startedOn":"2026-03-02T04:00:00Z","finishedOn":"2026-03-02T19:41:12Z",
           "configuration":{"name":"screening.json","digest":{"sha256":"%s"}}},
          "snapshot":{"id":"%s","materials":[{"name":"inputs.jsonl","digest":{"sha256":"%s"}}],
           "trees":{
            "items":{"algorithm":"rfc6962-sha256","leafFormat":"assay.item/v1","size":8,"root":"%s"},
            "shards":{"algorithm":"rfc6962-sha256","leafFormat":"assay.shard/v1","size":2,"root":"%s"},
            "contents":{"algorithm":"rfc6962-sha256","leafFormat":"assay.content-tag/v1","size":5,"root":"%s"}}},
          "lists":[{"id":"%s","disclosure":"withheld","version":"2026-03-01",
           "asOf":"2026-03-01T00:10:00Z","retrievedOn":"2026-03-01T02:00:00Z","entries":{"md5":10,"pdq":10},
           "commitment":{"algorithm":"rfc6962-sha256-sorted-lines/v1","size":20,"root":"%s"}}],
          "matchers":[
           {"id":"m-md5","algorithm":"md5","comparison":"exact","lists":["%s"],"appliesTo":["*/*"]},
           {"id":"m-pdq","algorithm":"pdq","comparison":"hamming","maxDistance":31,"matchedDistance":20,
            "minQuality":50,"variants":"dihedral-8","lists":["%s"],"appliesTo":["image/*"]}],
          "coverage":{
           "items":{"enumerated":8,"screened":7,"unscreenable":1},
           "bytes":{"input":20480,"record":48,"framing":20432,"opaque":0,"unparsed":0},
           "matchers":{"m-md5":{"eligible":8,"evaluated":8},"m-pdq":{"eligible":3,"evaluated":2}},
           "unscreenableReasons":{"decode-error":1}},
          "outcome":{"clear":6,"matched":1,"suspected":0,"unscreenable":1,
           "kept":6,"quarantined":1,"withheld":1,
           "keptMatched":0,"keptSuspected":0,"keptUnscreenable":0,"clearNotKept":0,
           "hitsByMatcher":{"m-md5":1},
           "distinctContents":{"enumerated":7,"matched":1,"suspected":0,"unscreenable":1,"kept":5}},
          "canaries":{"setDigest":{"sha256":"%s"},"planted":4,"detected":4,"negativesPlanted":4,"negativesFlagged":0},
          "provenance":{"grades":{"P0":1,"P3":7}},
          "limitations":["known-material-only","threshold-bounded"]}}
        """
        .formatted(
            sha256(manifest()),
            SCANNER,
            sha256("distribution"),
            sha256("configuration"),
            SNAPSHOT,
            sha256("inputs"),
            vectors().text("itemsRoot").orElseThrow(),
            vectors().text("shardsRoot").orElseThrow(),
            vectors().object("contents").flatMap(c -> c.text("root")).orElseThrow(),
            LIST,
            sha256("commitment"),
            LIST,
            LIST,
            sha256("canaries"));
  }

  static String sha256(String text) {
    return Digest.compute(DigestAlgorithm.SHA256, text.getBytes(UTF_8)).hex();
  }

  static byte[] envelope(String statement, KeyPair... signers) {
    List<StatementKey> keys = java.util.Arrays.stream(signers).map(StatementKey::ed25519).toList();
    return Envelope.sign(ScreeningStatement.PAYLOAD_TYPE, statement.getBytes(UTF_8), keys).write();
  }

  /** The parts of a valid bundle about a statement; a test may change or remove one. */
  static Map<String, byte[]> parts(String statement) throws Exception {
    Map<String, byte[]> parts = new HashMap<>();
    parts.put(Bundle.STATEMENT, envelope(statement, SIGNER));
    parts.put(Bundle.SHARDS, manifest().getBytes(UTF_8));
    parts.put(Bundle.LOG_PROOF, logProof(statement, true).write());
    return parts;
  }

  /** The proof that a statement is the last of three entries of the log. */
  static TlogProof logProof(String statement, boolean witnessed) throws Exception {
    byte[] entry = entry(statement).data();
    Hash first = Hash.ofLeaf("first".getBytes(UTF_8));
    Hash second = Hash.ofLeaf("second".getBytes(UTF_8));
    MerkleRoot root = new MerkleRoot();
    root.addHash(first);
    root.addHash(second);
    root.addHash(Hash.ofLeaf(entry));
    String text = new Checkpoint(LOG_NAME, 3, root.rootHash().bytes()).text();
    String note = NoteSigner.ed25519(LOG_NAME, LOG).sign(text);
    if (witnessed) {
      SignedNote signed = SignedNote.parse(note);
      String line = new Cosigner("w.example.net/w1", WITNESS).cosign(signed, WITNESSED);
      note = signed.withSignature(line).write();
    }
    return new TlogProof(entry, 2, List.of(Hash.ofNode(first, second)), note);
  }

  static LogEntry entry(String statement) {
    return new LogEntry(
        LogEntry.SCREENING,
        SNAPSHOT,
        vectors().text("itemsRoot").orElseThrow(),
        sha256(statement),
        List.of());
  }

  /** A policy that trusts the sample's keys, and demands what it can. */
  static String policy() throws IOException {
    return """
        {"type":"assay.verify-policy/v1",
         "keys":[{"name":"pipeline","spki":"%s","scanners":["%s"]}],
         "keyThreshold":1,
         "minLevel":"ASSAY_SCREENING_LEVEL_3",
         "lists":[{"id":"%s","maxAge":"P14D"}],
         "matchers":[
          {"algorithm":"pdq","comparison":"hamming","atLeastDistance":31,"media":"image/*"},
          {"algorithm":"md5","comparison":"exact","media":"*/*"}],
         "scanner":{"minVersion":"1.3.0","denyVersions":["1.3.2"]},
         "log":"log %s\\nwitness w1 %s\\nquorum w1\\n"}
        """
        .formatted(
            spki(SIGNER),
            SCANNER,
            LIST,
            NoteSigner.ed25519(LOG_NAME, LOG).key().vkey(),
            new Cosigner("w.example.net/w1", WITNESS).key().vkey());
  }

  static String spki(KeyPair pair) {
    return Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
  }
}
