package assay.evidence.tiles;

import assay.durable.AtomicFile;
import assay.merkle.Hash;
import assay.merkle.TileSource;
import assay.stage.CustodyException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * A tree and its entries as static files (C2SP tlog-tiles). A tile is on disk when the call that
 * wrote it returns. Holds nothing in memory; safe for readers beside one writer.
 */
public final class TileFolder {
  private final Path folder;

  /**
   * Names a folder.
   *
   * @param folder is there; {@code tile} is created in it
   */
  public TileFolder(Path folder) {
    this.folder = folder.toAbsolutePath();
  }

  /** The hashes of the tree as it was when it had so many leaves. */
  public TileSource at(long size) {
    return (level, first, count) -> {
      long whole = TileSource.count(size, level);
      if (first < 0 || count < 0 || first > whole - count) {
        throw new IllegalArgumentException("a tree of " + size + " leaves has no such hashes");
      }
      ByteBuffer out = ByteBuffer.allocate(count * Hash.LENGTH);
      for (long at = first;
          out.hasRemaining();
          at = (at / TileBuilder.WIDTH + 1) * TileBuilder.WIDTH) {
        long start = at / TileBuilder.WIDTH * TileBuilder.WIDTH;
        int width = (int) Math.min(TileBuilder.WIDTH, whole - start);
        byte[] tile = tile(level, start / TileBuilder.WIDTH, width);
        int from = (int) (at - start) * Hash.LENGTH;
        out.put(tile, from, Math.min(tile.length - from, out.remaining()));
      }
      return out.array();
    };
  }

  /**
   * The first hashes of a tile, from the file of that width or else from the full one, which
   * replaces it.
   *
   * @throws CustodyException naming the file, if it is damaged or neither is there
   */
  public byte[] tile(int level, long number, int width) throws IOException {
    int full = TileBuilder.WIDTH * Hash.LENGTH;
    try {
      return hashes(TileName.hashes(level, number, width), width * Hash.LENGTH);
    } catch (NoSuchFileException partial) {
      try {
        byte[] tile = hashes(TileName.hashes(level, number, TileBuilder.WIDTH), full);
        return Arrays.copyOf(tile, width * Hash.LENGTH);
      } catch (NoSuchFileException e) {
        throw missing(TileName.hashes(level, number, width));
      }
    }
  }

  private byte[] hashes(String name, int length) throws IOException {
    byte[] tile = read(name, length);
    if (tile.length != length) {
      throw new CustodyException(name + ": the tile has " + tile.length + " bytes, not " + length);
    }
    return tile;
  }

  /**
   * The first entries of a bundle, found as {@link #tile} finds hashes.
   *
   * @throws CustodyException naming the file, if it is damaged or not there
   */
  public List<byte[]> entries(long number, int width) throws IOException {
    try {
      return bundle(TileName.entries(number, width), width);
    } catch (NoSuchFileException partial) {
      try {
        int full = TileBuilder.WIDTH;
        return bundle(TileName.entries(number, full), full).subList(0, width);
      } catch (NoSuchFileException e) {
        throw missing(TileName.entries(number, width));
      }
    }
  }

  private List<byte[]> bundle(String name, int width) throws IOException {
    try {
      return Bundle.read(read(name, Bundle.LARGEST), width);
    } catch (IllegalArgumentException e) {
      throw new CustodyException(name + ": the bundle is damaged: " + e.getMessage(), e);
    }
  }

  private byte[] read(String name, int largest) throws IOException {
    Path file = folder.resolve(name);
    if (Files.size(file) > largest) {
      throw new CustodyException(name + ": the file has more than " + largest + " bytes");
    }
    return Files.readAllBytes(file);
  }

  private static CustodyException missing(String name) {
    return new CustodyException(name + ": the file is missing, and so is the full one");
  }

  /** Writes a tile: under its full name if it has 256 hashes, else under a partial one. */
  public void writeTile(int level, long number, byte[] hashes) throws IOException {
    write(TileName.hashes(level, number, hashes.length / Hash.LENGTH), hashes);
  }

  /** Writes a bundle of 1 to 256 entries, each of at most 65,535 bytes. */
  public void writeEntries(long number, List<byte[]> entries) throws IOException {
    write(TileName.entries(number, entries.size()), Bundle.write(entries));
  }

  private void write(String name, byte[] content) throws IOException {
    Path file = folder.resolve(name);
    Folders.create(folder, file.getParent());
    AtomicFile.write(file, out -> out.write(content));
  }

  /** Deletes the partial tiles that the last full tile of each level replaces. */
  public void dropReplaced(long size) throws IOException {
    for (int level = 0; level < TileSource.LEVELS; level++) {
      long full = TileSource.count(size, level) / TileBuilder.WIDTH;
      if (full > 0) {
        drop(TileName.hashes(level, full - 1, TileBuilder.WIDTH));
      }
      if (full > 0 && level == 0) {
        drop(TileName.entries(full - 1, TileBuilder.WIDTH));
      }
    }
  }

  private void drop(String full) throws IOException {
    Folders.delete(folder.resolve(TileName.partials(full)));
  }

  /** The name that messages give to a bundle. */
  public static String bundleName(long number, int width) {
    return TileName.entries(number, width);
  }

  /** The name that messages give to a tile. */
  public static String tileName(int level, long number, int width) {
    return TileName.hashes(level, number, width);
  }
}
