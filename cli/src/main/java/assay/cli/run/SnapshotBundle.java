package assay.cli.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import assay.durable.AtomicFile;
import assay.evidence.bundle.Bundle;
import assay.evidence.keys.Keys;
import assay.evidence.log.AttestationLog;
import assay.evidence.log.CheckpointSigner;
import assay.evidence.log.LogView;
import assay.evidence.note.Checkpoint;
import assay.evidence.note.NoteException;
import assay.evidence.note.SignedNote;
import assay.evidence.proof.TlogProof;
import assay.evidence.statement.ScreeningStatement;
import assay.evidence.verify.Sentences;
import assay.merkle.Hash;
import assay.merkle.InclusionProof;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/** The evidence of a snapshot as one file, with the log as it is now. */
final class SnapshotBundle {
  private final Bundle bundle;

  private SnapshotBundle(Bundle bundle) {
    this.bundle = bundle;
  }

  /** Gathers it from the snapshot's folder and the log. */
  static SnapshotBundle of(SnapshotFolder folder, ScreeningStatement statement, AttestationLog log)
      throws IOException {
    Map<String, byte[]> parts = new TreeMap<>();
    parts.put(Bundle.STATEMENT, Files.readAllBytes(folder.statement()));
    for (String tree : new String[] {"items", "shards", "contents"}) {
      parts.put(Bundle.checkpoint(tree), Files.readAllBytes(folder.checkpoint(tree)));
    }
    parts.put(Bundle.SHARDS, Files.readAllBytes(folder.files().shards()));
    parts.put(Bundle.README, readme(statement).getBytes(UTF_8));
    LogView view = log.view();
    byte[] entry = Evidence.logEntry(statement).data();
    OptionalLong index = view.find(entry);
    if (index.isPresent()) {
      InclusionProof path = view.inclusion(index.getAsLong());
      TlogProof proof = new TlogProof(entry, path.index(), path.path(), view.checkpoint());
      parts.put(Bundle.LOG_PROOF, proof.write());
    }
    return new SnapshotBundle(Bundle.of(parts));
  }

  private static String readme(ScreeningStatement statement) {
    return """
        %s

        What this file is: the evidence of one screening run. It names no item that was removed.
        To verify a shard against it:

          java -jar assay-verify.jar SHARD --bundle THIS_FILE --key PUBLIC_KEY

        Get the public key from whoever made the statement, by another way than this file.
        """
        .formatted(Sentences.statement(statement));
  }

  /** Signs the log's checkpoints. */
  static CheckpointSigner signer(Keys keys) {
    return new CheckpointSigner() {
      @Override
      public String origin() {
        return keys.logName();
      }

      @Override
      public String sign(long size, Hash root) {
        return keys.logSigner().sign(new Checkpoint(keys.logName(), size, root.bytes()).text());
      }
    };
  }

  /** Whether a checkpoint bears the signature of the workspace's log. */
  static boolean isSigned(String note, Keys keys) {
    try {
      return !SignedNote.parse(note).verify(List.of(keys.logKey())).isEmpty();
    } catch (NoteException e) {
      return false;
    }
  }

  void write(Path file) throws IOException {
    AtomicFile.<IOException>write(file, bundle::write);
  }
}
