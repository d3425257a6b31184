package assay.cli.run;

import assay.cli.refusal.RefusedException;
import assay.durable.OwnerOnly;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The folder that belongs to Assay, locked for as long as this is open. Owner-only throughout. */
public final class Workspace implements Closeable {
  private final Path root;
  private final FileChannel channel;

  private Workspace(Path root, FileChannel channel) {
    this.root = root;
    this.channel = channel;
  }

  /**
   * Opens a workspace, creating it if it is not there.
   *
   * @throws RefusedException if another process has it open, or it cannot be written
   */
  public static Workspace open(Path root) throws IOException {
    FileChannel channel = null;
    try {
      OwnerOnly.directory(root);
      channel =
          FileChannel.open(
              root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return new Workspace(root, channel);
      }
    } catch (AccessDeniedException | FileAlreadyExistsException e) {
      throw new RefusedException(root + ": the workspace cannot be written");
    } catch (OverlappingFileLockException e) {
      // the same refusal as for another process
    }
    channel.close();
    throw new RefusedException(root + ": another run is using this workspace");
  }

  public Path vault() {
    return root.resolve("vault");
  }

  public Path keys() {
    return root.resolve("keys");
  }

  /**
   * The lists as index files, made anew whenever they are missing. They have a lock of their own.
   */
  public static Path banks(Path root) {
    return root.resolve("banks");
  }

  /** The lists that are pulled from exchanges; a store of its own, with locks of its own. */
  public static Path lists(Path root) {
    return root.resolve("lists");
  }

  /** Versions of lists that are about to be used; of nobody but who has this workspace open. */
  Path pins() {
    return root.resolve("pins");
  }

  /** The custody log, which is nobody else's business. */
  public Path log() {
    return root.resolve("log");
  }

  /** The attestation log: static files that may be served as they are. */
  public static Path attestations(Path root) {
    return root.resolve("log/attestations");
  }

  /** Lineage events on their way to a catalog. */
  public static Path spool(Path root) {
    return root.resolve("spool/openlineage");
  }

  /** The secret of a snapshot. */
  public static Path snapshotKey(Path root, String snapshot) {
    return root.resolve("keys/snapshots").resolve(snapshot + ".key");
  }

  /** The index of captures, unless it is kept elsewhere. */
  public static Path captures(Path root) {
    return root.resolve("provenance/captures.idx");
  }

  /** What the contents in an index of captures look like, if that was kept. */
  public static Path lookalikes(Path captures) {
    return captures.resolveSibling(captures.getFileName() + ".lookalikes");
  }

  /**
   * Where a video that is not held in memory lies while it is screened; always empty to look at.
   */
  Path scratch() {
    return root.resolve("scratch");
  }

  Path root() {
    return root;
  }

  public Path snapshots() {
    return root.resolve("snapshots");
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
