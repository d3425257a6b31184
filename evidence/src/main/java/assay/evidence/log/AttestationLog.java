package assay.evidence.log;

import assay.durable.AtomicFile;
import assay.durable.Exclusive;
import assay.evidence.tiles.TileBuilder;
import assay.evidence.tiles.TileFolder;
import assay.merkle.ConsistencyProof;
import assay.merkle.Hash;
import assay.merkle.InclusionProof;
import assay.merkle.TreeHead;
import assay.stage.CustodyException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Predicate;

/**
 * The log of what was attested: it only grows, and everybody can verify that. Safe for threads and
 * for several processes: one appends at a time, any number read.
 */
public final class AttestationLog {
  /** The longest entry, in bytes. */
  public static final int LONGEST = 0xffff;

  private final LogFiles files;
  private final TileFolder tiles;
  private final Predicate<String> genuine;
  private final Checkpoints checkpoints;
  private final LogObserver observer;

  private AttestationLog(
      LogFiles files, CheckpointSigner signer, Predicate<String> genuine, LogObserver observer) {
    this.files = files;
    this.tiles = new TileFolder(files.folder());
    this.genuine = genuine;
    this.checkpoints = new Checkpoints(files, signer, genuine, observer);
    this.observer = observer;
  }

  /** Opens a log without verifying the signature of its last checkpoint. */
  public static AttestationLog open(Path folder, CheckpointSigner signer) throws IOException {
    return open(folder, signer, note -> true, LogObserver.NONE);
  }

  /**
   * Opens a log, or starts one with a checkpoint of no entries.
   *
   * @param folder created if it is not there
   * @param genuine whether a signed note bears the signatures it needs
   * @throws CustodyException if the tiles are not those that the last checkpoint is about
   */
  public static AttestationLog open(
      Path folder, CheckpointSigner signer, Predicate<String> genuine, LogObserver observer)
      throws IOException {
    Files.createDirectories(folder);
    AtomicFile.syncDirectory(folder.toAbsolutePath().getParent());
    LogFiles files = new LogFiles(folder, signer.origin());
    AttestationLog log = new AttestationLog(files, signer, genuine, observer);
    Exclusive.hold(files.lock(), log.checkpoints::settled);
    return log;
  }

  /** The log as its current checkpoint has it; for several answers that belong together. */
  public LogView view() throws IOException {
    return LogView.open(files, genuine);
  }

  /** The current checkpoint: the signed note. */
  public String checkpoint() throws IOException {
    return view().checkpoint();
  }

  /** Hands over the entries from this index on. */
  public void entries(long from, LogView.Each each) throws IOException {
    view().entries(from, each);
  }

  /** Proves that the log has an entry at this index. */
  public InclusionProof inclusion(long index) throws IOException {
    return view().inclusion(index);
  }

  /** Proves that the log only grew since it had so many entries. */
  public ConsistencyProof consistency(long from) throws IOException {
    return view().consistency(from);
  }

  /**
   * Computes every tile and the root from the entries.
   *
   * @throws CustodyException naming the first file that differs
   */
  public TreeHead verify() throws IOException {
    return view().verify();
  }

  /**
   * Appends an entry; it is on disk and under a signed checkpoint when this returns.
   *
   * @return its index
   */
  public long append(byte[] entry) throws IOException {
    return Exclusive.hold(files.lock(), () -> write(checkpoints.settled(), entry));
  }

  /**
   * Appends an entry unless the log has an equal one, so that it can be asked for again after a
   * power failure.
   *
   * @return the index of the entry
   */
  public long appendOnce(byte[] entry) throws IOException {
    return Exclusive.hold(
        files.lock(),
        () -> {
          LogView now = checkpoints.settled();
          OptionalLong index = now.find(entry);
          return index.isPresent() ? index.getAsLong() : write(now, entry);
        });
  }

  /**
   * Replaces the checkpoint by the same one with more signatures.
   *
   * @param note the checkpoint with cosignatures
   * @throws IllegalArgumentException if it is of another head than the log has now
   */
  public void renew(String note) throws IOException {
    Exclusive.hold(
        files.lock(),
        () -> {
          checkpoints.renew(checkpoints.settled(), note);
          return note;
        });
  }

  private long write(LogView now, byte[] entry) throws IOException {
    if (entry.length > LONGEST) {
      throw new IllegalArgumentException("an entry has at most " + LONGEST + " bytes");
    }
    long index = now.head().size();
    long number = index / TileBuilder.WIDTH;
    List<byte[]> bundle = new ArrayList<>();
    if (index % TileBuilder.WIDTH > 0) {
      bundle.addAll(now.bundle(number));
    }
    bundle.add(entry);
    observer.before("entries");
    tiles.writeEntries(number, bundle);
    TileBuilder tree = TileBuilder.after(tiles.at(index), index, this::writeTile);
    tree.add(Hash.ofLeaf(entry));
    checkpoints.advance(now.head(), tree.finish());
    return index;
  }

  private void writeTile(int level, long number, byte[] hashes) throws IOException {
    observer.before("tile");
    tiles.writeTile(level, number, hashes);
  }
}
