package assay.evidence.log;

import assay.evidence.tiles.TileFolder;
import assay.merkle.MerkleProver;
import assay.merkle.TreeHead;
import assay.stage.CustodyException;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Predicate;

/** Replaces one checkpoint with the next. Used by whoever holds the log's lock. */
final class Checkpoints {
  private final LogFiles files;
  private final TileFolder tiles;
  private final CheckpointSigner signer;
  private final Predicate<String> genuine;
  private final LogObserver observer;

  Checkpoints(
      LogFiles files, CheckpointSigner signer, Predicate<String> genuine, LogObserver observer) {
    this.files = files;
    this.tiles = new TileFolder(files.folder());
    this.signer = signer;
    this.genuine = genuine;
    this.observer = observer;
  }

  /**
   * The log as it is, after ending what a power failure may have interrupted.
   *
   * @throws CustodyException if the tiles are not those that the last checkpoint is about
   */
  LogView settled() throws IOException {
    if (files.checkpoint().isEmpty()) {
      begin();
    }
    LogView now = LogView.open(files, genuine);
    Optional<TreeHead> intent = files.intent();
    if (intent.isPresent() && intent.get().size() > now.head().size()) {
      // It may have been signed, and somebody may have seen it: nothing else may take its place.
      sign(now.head(), intent.get());
      now = LogView.open(files, genuine);
    } else if (intent.isPresent() && !isPast(intent.get(), now.head())) {
      throw new CustodyException("checkpoint: another root was to be signed for this size");
    }
    files.settle();
    tiles.dropReplaced(now.head().size());
    return now;
  }

  private static boolean isPast(TreeHead intent, TreeHead now) {
    return intent.size() < now.size() || intent.equals(now);
  }

  private void begin() throws IOException {
    if (files.hasTiles()) {
      throw new CustodyException("checkpoint: the file is missing, but the log has entries");
    }
    publish(TreeHead.EMPTY);
  }

  /** Signs and publishes what the tiles on disk have become. */
  void advance(TreeHead last, TreeHead next) throws IOException {
    observer.before("intend");
    files.intend(next);
    sign(last, next);
    observer.before("settle");
    files.settle();
  }

  /** Publishes the last checkpoint again, with more signatures. */
  void renew(LogView now, String note) throws IOException {
    if (!files.parse(note).equals(now.head()) || !genuine.test(note)) {
      throw new IllegalArgumentException("the log has another head by now, or did not sign this");
    }
    observer.before("checkpoint");
    files.publish(note);
  }

  /** Signs what is intended and on disk, and nothing that does not follow the last checkpoint. */
  private void sign(TreeHead last, TreeHead next) throws IOException {
    MerkleProver prover = new MerkleProver(tiles.at(next.size()), next.size());
    boolean follows =
        prover.root().equals(next.root())
            && prover.consistency(last.size()).proves(last.root(), next.root());
    if (!follows) {
      throw new CustodyException(
          "log at " + last.size() + ": the tiles do not follow the checkpoint; nothing was signed");
    }
    publish(next);
  }

  private void publish(TreeHead head) throws IOException {
    observer.before("sign");
    String note = signer.sign(head.size(), head.root());
    if (!files.parse(note).equals(head) || !genuine.test(note)) {
      throw new CustodyException("log at " + head.size() + ": the signer signed something else");
    }
    observer.before("checkpoint");
    files.publish(note);
  }
}
