package assay.evidence.tiles;

import assay.durable.AtomicFile;
import assay.durable.OwnerOnly;
import assay.merkle.Hash;
import assay.merkle.TreeHead;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the hashes of a tree, one file a level, into a folder of their own that appears whole or
 * not at all. Streams: memory does not grow. For one thread, and one writer at a time per folder.
 */
public final class LevelWriter implements Closeable {
  private final Path folder;
  private final Path temporary;
  private final List<FileChannel> levels = new ArrayList<>();
  private final TileBuilder tiles = new TileBuilder(this::append);

  /**
   * Starts to write beside the folder.
   *
   * @param folder replaced with all its files by {@link #finish}
   */
  public LevelWriter(Path folder) throws IOException {
    this.folder = folder.toAbsolutePath();
    this.temporary = AtomicFile.temporary(this.folder);
    Folders.delete(temporary);
    OwnerOnly.directory(temporary);
  }

  /** Adds the next leaf. */
  public void add(Hash leafHash) throws IOException {
    tiles.add(leafHash);
  }

  /** A file has its level's tiles one after the other, so that tile N starts at 8192 N. */
  private void append(int level, long number, byte[] hashes) throws IOException {
    if (level == levels.size()) {
      levels.add(
          FileChannel.open(
              temporary.resolve(Integer.toString(level)),
              StandardOpenOption.CREATE_NEW,
              StandardOpenOption.WRITE));
    }
    ByteBuffer bytes = ByteBuffer.wrap(hashes);
    while (bytes.hasRemaining()) {
      levels.get(level).write(bytes);
    }
  }

  /** Forces everything to disk and puts it in its place. Nothing can be added after. */
  public TreeHead finish() throws IOException {
    TreeHead head = tiles.finish();
    for (FileChannel level : levels) {
      level.force(true);
      level.close();
    }
    AtomicFile.syncDirectory(temporary);
    replace();
    return head;
  }

  private void replace() throws IOException {
    Path old = AtomicFile.temporary(folder.resolveSibling(folder.getFileName() + ".old"));
    Folders.delete(old);
    if (Files.exists(folder)) {
      Files.move(folder, old, StandardCopyOption.ATOMIC_MOVE); // a full folder is not replaced
    }
    AtomicFile.publish(temporary, folder);
    Folders.delete(old);
  }

  /** Discards what was not finished. */
  @Override
  public void close() throws IOException {
    for (FileChannel level : levels) {
      level.close();
    }
    Folders.delete(temporary);
  }
}
