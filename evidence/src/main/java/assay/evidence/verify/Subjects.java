package assay.evidence.verify;

import static assay.evidence.verify.Verifier.refusal;

import assay.evidence.bundle.Bundle;
import assay.evidence.note.Checkpoint;
import assay.evidence.note.LogPolicy;
import assay.evidence.note.NoteException;
import assay.evidence.note.NoteKey;
import assay.evidence.note.SignedNote;
import assay.evidence.proof.ContentProof;
import assay.evidence.proof.ProofException;
import assay.evidence.proof.TlogProof;
import assay.evidence.snapshot.ItemLeaf;
import assay.evidence.snapshot.ShardLeaf;
import assay.evidence.statement.ScreeningStatement;
import assay.evidence.verify.Verifier.Answer;
import assay.json.JsonException;
import assay.json.JsonObject;
import assay.merkle.Hash;
import assay.merkle.TreeHead;
import assay.stage.ShardIdentity;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Whether a statement speaks of what is asked about: the fifth check. */
final class Subjects {
  private final ScreeningStatement statement;
  private final Bundle bundle;
  private final Optional<LogPolicy> log;

  Subjects(ScreeningStatement statement, Bundle bundle, Optional<LogPolicy> log) {
    this.statement = statement;
    this.bundle = bundle;
    this.log = log;
  }

  Answer answer(Question question) throws RefusedEvidenceException {
    if (question instanceof Question.OfShard of) {
      return shard(of.shard());
    } else if (question instanceof Question.OfItem of) {
      return item(of.proof(), of.content());
    } else if (question instanceof Question.OfContent of) {
      return content(of.proof(), HexFormat.of().parseHex(of.contentKey()));
    }
    requireManifest(Optional.empty());
    return new Answer(JsonObject.empty(), Sentences.statement(statement));
  }

  private Answer shard(ShardIdentity shard) throws RefusedEvidenceException {
    // With very many shards the subject is their manifest, which is no shard itself.
    boolean listed = statement.subjects().size() == statement.tree("shards").size();
    boolean subject = listed && isSubject(shard.sha256());
    Optional<ShardManifest> manifest = requireManifest(Optional.of(shard.sha256()));
    Optional<ShardLeaf> leaf = manifest.flatMap(ShardManifest::found);
    boolean byManifest = leaf.isPresent() && isSubject(manifest.orElseThrow().sha256());
    if (!subject && !byManifest) {
      if (manifest.isEmpty() && statement.subjects().size() == 1) {
        throw refusal(
            ErrorCode.E_SHARD_PROOF,
            "the bundle has no " + Bundle.SHARDS + " to find the shard in");
      }
      throw refusal(
          ErrorCode.E_SUBJECT,
          "no output shard of " + statement.snapshot() + " has the SHA-256 " + shard.sha256());
    }
    if (leaf.isPresent() && leaf.get().output().bytes() != shard.bytes()) {
      throw refusal(ErrorCode.E_SHARD_PROOF, "the leaf of this shard tells of another length");
    }
    String name = leaf.map(ShardLeaf::name).orElseGet(() -> nameOf(shard));
    return new Answer(
        JsonObject.empty().with("shard", name).with("sha256", shard.sha256()),
        Sentences.shard(statement, name, shard.sha256()));
  }

  private String nameOf(ShardIdentity shard) {
    return statement.subjects().stream()
        .filter(s -> s.sha256().equals(shard.sha256()))
        .map(ScreeningStatement.Subject::name)
        .findFirst()
        .orElseThrow();
  }

  private boolean isSubject(String sha256) {
    return statement.subjects().stream().anyMatch(s -> s.sha256().equals(sha256));
  }

  /** Reads the manifest, if it is at hand: it must be the one that the statement commits to. */
  private Optional<ShardManifest> requireManifest(Optional<String> wanted)
      throws RefusedEvidenceException {
    Optional<byte[]> bytes = bundle.part(Bundle.SHARDS);
    if (bytes.isEmpty()) {
      return Optional.empty();
    }
    ShardManifest manifest = ShardManifest.read(bytes.get(), wanted);
    long items = statement.items() + statement.references();
    long kept = statement.outcome("kept") + statement.referenceOutcome("kept");
    if (!manifest.head().equals(statement.tree("shards"))) {
      throw refusal(
          ErrorCode.E_SHARD_PROOF,
          Bundle.SHARDS + " does not give the shards tree that the statement names");
    } else if (manifest.kept() != kept) {
      throw refusal(
          ErrorCode.E_INVARIANT,
          "I4: the sum of kept over the shards is " + manifest.kept() + ", but kept is " + kept);
    } else if (manifest.items() != items) {
      throw refusal(
          ErrorCode.E_INVARIANT,
          "I4: the items of the shards are " + manifest.items() + ", but enumerated is " + items);
    }
    return Optional.of(manifest);
  }

  /** First everything that is hashed, then what is read in it. */
  private Answer item(TlogProof proof, Optional<String> content) throws RefusedEvidenceException {
    TreeHead head = statement.tree("items");
    requireHead(proof.checkpoint(), "items", head);
    if (!proof.inclusion(head.size()).proves(Hash.ofLeaf(proof.extra()), head.root())) {
      throw refusal(ErrorCode.E_ITEM_PROOF, "the path does not lead from this leaf to the root");
    }
    ItemLeaf leaf;
    try {
      leaf = ItemLeaf.parse(proof.extra());
    } catch (JsonException e) {
      throw refusal(ErrorCode.E_ITEM_PROOF, "the leaf cannot be read: " + e.getMessage());
    }
    if (leaf.index() != proof.index()) {
      throw refusal(ErrorCode.E_ITEM_PROOF, "the leaf is at another index than it says");
    } else if (content.isPresent() && !leaf.isOf(content.get())) {
      throw refusal(ErrorCode.E_ITEM_PROOF, "the leaf is that of another content");
    }
    return new Answer(
        JsonObject.empty().with("item", leaf.json()), Sentences.item(statement, leaf, content));
  }

  private Answer content(ContentProof proof, byte[] contentKey) throws RefusedEvidenceException {
    TreeHead head = proof.head();
    if (!head.equals(statement.tree("contents"))) {
      throw refusal(ErrorCode.E_ITEM_PROOF, "the proof is not of this statement's contents tree");
    }
    try {
      boolean present = proof.judge(contentKey) == ContentProof.Answer.PRESENT;
      return new Answer(
          JsonObject.empty().with("content", proof.digest().hex()).with("present", present),
          Sentences.content(statement, proof.digest().hex(), present));
    } catch (ProofException e) {
      throw refusal(ErrorCode.E_ITEM_PROOF, e.getMessage());
    }
  }

  /** The signed head must be the statement's, and signed by the log's key if that is known. */
  private void requireHead(String note, String tree, TreeHead head)
      throws RefusedEvidenceException {
    try {
      Checkpoint checkpoint = Checkpoint.parse(SignedNote.parse(note).text());
      if (checkpoint.size() != head.size() || !Hash.of(checkpoint.root()).equals(head.root())) {
        throw refusal(
            ErrorCode.E_ITEM_PROOF,
            "the checkpoint is not of the " + tree + " tree of the statement");
      }
      if (log.isPresent()) {
        String path = "/snapshots/" + statement.snapshot() + "/" + tree;
        List<NoteKey> keys = new ArrayList<>();
        for (NoteKey key : log.get().logs()) {
          keys.add(key.renamed(key.name() + path));
        }
        SignedNote.parse(note).verify(keys);
        if (keys.stream().noneMatch(key -> key.name().equals(checkpoint.origin()))) {
          throw refusal(ErrorCode.E_ITEM_PROOF, "the checkpoint is of another origin");
        }
      }
    } catch (NoteException e) {
      throw refusal(ErrorCode.E_ITEM_PROOF, "the checkpoint: " + e.getMessage());
    }
  }
}
