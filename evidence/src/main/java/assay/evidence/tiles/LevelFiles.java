package assay.evidence.tiles;

import assay.merkle.Hash;
import assay.merkle.TileSource;
import assay.merkle.TreeHead;
import assay.stage.CustodyException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads what {@link LevelWriter} wrote. Safe to share between threads. */
public final class LevelFiles implements TileSource, Closeable {
  private final Path folder;
  private final long size;
  private final List<FileChannel> levels = new ArrayList<>();

  private LevelFiles(Path folder, long size) {
    this.folder = folder;
    this.size = size;
  }

  /**
   * Opens the hashes of a tree of this size.
   *
   * @throws CustodyException naming the file that is missing, too many, or not of the length that
   *     the size calls for
   */
  public static LevelFiles open(Path folder, long size) throws IOException {
    LevelFiles files = new LevelFiles(folder, size);
    try {
      files.openLevels();
      return files;
    } catch (IOException | RuntimeException e) {
      files.close();
      throw e;
    }
  }

  private void openLevels() throws IOException {
    int level = 0;
    for (long count = size; count > 0; count = TileSource.count(size, level)) {
      FileChannel file = openLevel(level);
      levels.add(file);
      if (file.size() != count * Hash.LENGTH) {
        throw fault(
            level, "has " + file.size() + " bytes; a tree of " + size + " leaves has another");
      }
      level++;
    }
    if (Files.exists(folder.resolve(Integer.toString(level)))) {
      throw fault(level, "is of a larger tree than one of " + size + " leaves");
    }
  }

  private FileChannel openLevel(int level) throws IOException {
    try {
      return FileChannel.open(folder.resolve(Integer.toString(level)), StandardOpenOption.READ);
    } catch (NoSuchFileException e) {
      throw fault(level, "is missing");
    }
  }

  /**
   * {@inheritDoc}
   *
   * @throws CustodyException if the file has become shorter
   */
  @Override
  public byte[] hashes(int level, long first, int count) throws IOException {
    if (first < 0 || count < 0 || first > TileSource.count(size, level) - count) {
      throw new IllegalArgumentException("a tree of " + size + " leaves has no such hashes");
    }
    ByteBuffer bytes = ByteBuffer.allocate(count * Hash.LENGTH);
    while (bytes.hasRemaining()) {
      long at = first * Hash.LENGTH + bytes.position();
      if (levels.get(level).read(bytes, at) < 0) {
        throw fault(level, "ends at byte " + at);
      }
    }
    return bytes.array();
  }

  /**
   * Computes every hash from those of the leaves, and the root.
   *
   * @throws CustodyException naming the first file that differs; level 0 if only the root does
   */
  public void verify(Hash root) throws IOException {
    TileBuilder rebuilt = new TileBuilder(this::compare);
    for (long first = 0; first < size; first += TileBuilder.WIDTH) {
      int count = (int) Math.min(TileBuilder.WIDTH, size - first);
      byte[] leaves = hashes(0, first, count);
      for (int at = 0; at < leaves.length; at += Hash.LENGTH) {
        rebuilt.add(Hash.of(Arrays.copyOfRange(leaves, at, at + Hash.LENGTH)));
      }
    }
    TreeHead head = rebuilt.finish();
    if (!head.root().equals(root)) {
      throw fault(0, "is of a tree with another root");
    }
  }

  private void compare(int level, long number, byte[] hashes) throws IOException {
    long first = number * TileBuilder.WIDTH;
    if (!Arrays.equals(hashes, hashes(level, first, hashes.length / Hash.LENGTH))) {
      throw fault(level, "differs from the level below in tile " + number);
    }
  }

  private CustodyException fault(int level, String what) {
    return new CustodyException(folder.getFileName() + "/" + level + ": the file " + what);
  }

  @Override
  public void close() throws IOException {
    for (FileChannel level : levels) {
      level.close();
    }
  }
}
