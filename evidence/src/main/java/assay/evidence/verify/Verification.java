package assay.evidence.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import assay.evidence.bundle.Bundle;
import assay.evidence.bundle.BundleException;
import assay.evidence.dsse.VerificationKey;
import assay.evidence.log.LogEntry;
import assay.evidence.log.LogView;
import assay.evidence.note.Checkpoint;
import assay.evidence.note.LogPolicy;
import assay.evidence.note.NoteException;
import assay.evidence.note.NoteKey;
import assay.evidence.note.SignedNote;
import assay.evidence.proof.ContentProof;
import assay.evidence.proof.ProofException;
import assay.evidence.proof.TlogProof;
import assay.evidence.signature.KeyException;
import assay.evidence.signature.Utf8;
import assay.json.JsonException;
import assay.json.JsonObject;
import assay.merkle.Hash;
import assay.stage.CustodyException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One verification as a command line asks for it: files in, an answer out.
 *
 * @param file the shard; with {@code item}, the item in hand
 * @param bundle the evidence
 * @param key the signer's public key; exactly one of this and {@code policy} is given
 * @param item a proof of one item
 * @param content a proof about one content
 * @param contentKey of the snapshot, 64 hexadecimal digits, for {@code content}
 * @param second another scanner's statement
 * @param log a copy of the attestation log
 * @param at the start of the training
 */
public record Verification(
    Optional<Path> file,
    Path bundle,
    Optional<Path> key,
    Optional<Path> policy,
    Optional<Path> item,
    Optional<Path> content,
    Optional<String> contentKey,
    Optional<Path> second,
    Optional<Path> log,
    Optional<String> at) {

  /**
   * Verifies.
   *
   * @param now what time it is, unless {@code at} says otherwise
   * @throws RefusedEvidenceException if the evidence does not hold
   * @throws IllegalArgumentException if what is asked for makes no sense
   * @throws IOException if a file cannot be read
   */
  public Verified run(Instant now) throws IOException, RefusedEvidenceException {
    TrustPolicy trust = trust();
    Optional<byte[]> other = Optional.empty();
    if (second.isPresent()) {
      other = bundle(second.get()).part(Bundle.STATEMENT);
    }
    Bundle evidence = bundle(bundle);
    Verified verified =
        new Verifier(trust, at.map(Verification::time).orElse(now))
            .verify(evidence, question(evidence), other);
    if (log.isPresent()) { // the last check, also in the order of refusals
      history(log.get(), trust, evidence).requireStanding(verified.statement());
    }
    return verified;
  }

  private TrustPolicy trust() throws IOException {
    if (key.isPresent() == policy.isPresent()) {
      throw new IllegalArgumentException("either --key or --policy says whom to trust");
    }
    try {
      return key.isPresent()
          ? TrustPolicy.of(VerificationKey.parse(text(key.get())))
          : PolicyReader.parse(text(policy.get()));
    } catch (IllegalArgumentException | KeyException e) {
      throw new IllegalArgumentException(key.or(() -> policy).get() + ": " + e.getMessage(), e);
    }
  }

  private static Bundle bundle(Path path) throws IOException, RefusedEvidenceException {
    try {
      return Bundle.read(path);
    } catch (BundleException e) {
      throw new RefusedEvidenceException(ErrorCode.E_ENVELOPE, path + " " + e.getMessage());
    }
  }

  private Question question(Bundle evidence) throws IOException, RefusedEvidenceException {
    if (item.isPresent() && content.isPresent()) {
      throw new IllegalArgumentException("--item and --content are two questions; ask one");
    }
    try {
      if (item.isPresent()) {
        TlogProof proof = TlogProof.parse(start(item.get()));
        Optional<String> inHand = Optional.empty();
        if (file.isPresent()) {
          inHand = Optional.of(ShardDigest.of(file.get(), Set.of()).sha256());
        }
        return new Question.OfItem(proof, inHand);
      } else if (content.isPresent()) {
        String hex =
            contentKey
                .filter(text -> text.matches("[0-9a-f]{64}"))
                .orElseThrow(
                    () ->
                        new IllegalArgumentException(
                            "--content needs the --content-key, 64 digits"));
        String text = new String(start(content.get()), UTF_8);
        return new Question.OfContent(ContentProof.of(JsonObject.parse(text)), hex);
      }
    } catch (ProofException | JsonException e) {
      throw new RefusedEvidenceException(ErrorCode.E_ITEM_PROOF, e.getMessage());
    }
    if (file.isEmpty()) {
      return new Question.OfStatement();
    }
    Set<String> others = Set.of();
    if (Files.isDirectory(file.get())) {
      others = evidence.part(Bundle.SHARDS).map(ShardManifest::names).orElse(Set.of());
    }
    return new Question.OfShard(ShardDigest.of(file.get(), others));
  }

  private static String text(Path file) throws IOException {
    return Utf8.text(start(file)).orElseThrow(() -> new IllegalArgumentException("is not UTF-8"));
  }

  /** All of a file that is no longer than such files are; of another, too much to be one. */
  private static byte[] start(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(TlogProof.LARGEST + 1);
    }
  }

  /** Reads all of a log, and believes it only if it gives the root that the log signed. */
  private static LogHistory history(Path folder, TrustPolicy trust, Bundle evidence)
      throws IOException, RefusedEvidenceException {
    LogPolicy policy =
        trust
            .log()
            .orElseThrow(() -> new IllegalArgumentException("--log needs a policy that names it"));
    List<LogEntry> entries = new ArrayList<>();
    for (NoteKey log : policy.logs()) {
      try {
        LogView view = LogView.open(folder, log.name(), note -> isSigned(note, log));
        view.verify();
        requireFollows(view, evidence);
        view.entries(
            0,
            (index, entry) -> {
              try {
                entries.add(LogEntry.parse(entry));
              } catch (JsonException e) {
                // an entry of another kind says nothing about this statement
              }
            });
        return new LogHistory(entries);
      } catch (CustodyException e) {
        if (policy.logs().size() == 1) {
          throw new RefusedEvidenceException(ErrorCode.E_LOG_PROOF, "the log: " + e.getMessage());
        }
      }
    }
    throw new RefusedEvidenceException(ErrorCode.E_LOG_PROOF, "no log of the policy is this one");
  }

  /** A copy that is older than the bundle, or of another history, would hide what came since. */
  private static void requireFollows(LogView view, Bundle evidence)
      throws IOException, RefusedEvidenceException {
    Optional<byte[]> proof = evidence.part(Bundle.LOG_PROOF);
    if (proof.isEmpty()) {
      return;
    }
    try {
      String note = TlogProof.parse(proof.get()).checkpoint();
      Checkpoint then = Checkpoint.parse(SignedNote.parse(note).text());
      boolean follows =
          then.size() <= view.head().size()
              && view.consistency(then.size()).proves(Hash.of(then.root()), view.head().root());
      if (!follows) {
        throw new RefusedEvidenceException(
            ErrorCode.E_LOG_PROOF, "the log does not follow from the checkpoint in the bundle");
      }
    } catch (ProofException | NoteException e) {
      throw new RefusedEvidenceException(ErrorCode.E_LOG_PROOF, e.getMessage());
    }
  }

  private static boolean isSigned(String note, NoteKey log) {
    try {
      return !SignedNote.parse(note).verify(List.of(log)).isEmpty();
    } catch (NoteException e) {
      return false;
    }
  }

  private static Instant time(String text) {
    try {
      return text.contains("T") ? Instant.parse(text) : Instant.parse(text + "T00:00:00Z");
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "--at is a date or a UTC time such as 2026-02-27T10:00:00Z, not " + text, e);
    }
  }
}
