package assay.evidence.tiles;

import assay.merkle.Hash;
import assay.merkle.MerkleProver;
import assay.merkle.MerkleRoot;
import assay.merkle.TileSource;
import assay.merkle.TreeHead;
import java.io.IOException;
import java.util.Arrays;

/**
 * Cuts a growing tree into tiles and hands over each one as soon as it is full. Holds one tile a
 * level, 64 KiB in all, whatever the number of leaves. For one thread.
 */
public final class TileBuilder {
  /** Hashes in a full tile. */
  public static final int WIDTH = 256;

  /** Takes tiles: within a level in order, and a full one before the one that holds its root. */
  @FunctionalInterface
  public interface Sink {
    /**
     * Takes one.
     *
     * @param number its position within the level, from 0
     * @param hashes concatenated; 256 unless this is the last call for the level
     */
    void tile(int level, long number, byte[] hashes) throws IOException;
  }

  private final Sink sink;
  private final byte[][] edge = new byte[TileSource.LEVELS][WIDTH * Hash.LENGTH];
  private long size;

  /** Starts with no leaves. */
  public TileBuilder(Sink sink) {
    this.sink = sink;
  }

  /** Goes on after the first leaves of a tree that is stored; reads its last tiles only. */
  public static TileBuilder after(TileSource stored, long size, Sink sink) throws IOException {
    TileBuilder builder = new TileBuilder(sink);
    for (int level = 0; level < TileSource.LEVELS; level++) {
      long count = TileSource.count(size, level);
      int width = (int) (count % WIDTH);
      if (width > 0) {
        byte[] last = stored.hashes(level, count - width, width);
        System.arraycopy(last, 0, builder.edge[level], 0, last.length);
      }
    }
    builder.size = size;
    return builder;
  }

  /** Adds the next leaf. */
  public void add(Hash leafHash) throws IOException {
    put(0, size, leafHash);
    size++;
  }

  private void put(int level, long index, Hash hash) throws IOException {
    int slot = (int) (index % WIDTH);
    System.arraycopy(hash.bytes(), 0, edge[level], slot * Hash.LENGTH, Hash.LENGTH);
    if (slot == WIDTH - 1) {
      sink.tile(level, index / WIDTH, edge[level].clone());
      put(level + 1, index / WIDTH, root(edge[level]));
    }
  }

  private static Hash root(byte[] tile) {
    MerkleRoot root = new MerkleRoot();
    for (int at = 0; at < tile.length; at += Hash.LENGTH) {
      root.addHash(Hash.of(Arrays.copyOfRange(tile, at, at + Hash.LENGTH)));
    }
    return root.rootHash();
  }

  /** Hands over the tiles that are not full. Nothing can be added after. */
  public TreeHead finish() throws IOException {
    for (int level = 0; level < TileSource.LEVELS; level++) {
      long count = TileSource.count(size, level);
      int width = (int) (count % WIDTH);
      if (width > 0) {
        sink.tile(level, count / WIDTH, Arrays.copyOf(edge[level], width * Hash.LENGTH));
      }
    }
    // A root is made of the complete subtrees at the right edge, and those are in these tiles.
    return new TreeHead(size, new MerkleProver(this::slice, size).root());
  }

  private byte[] slice(int level, long first, int count) {
    int from = (int) (first % WIDTH) * Hash.LENGTH;
    return Arrays.copyOfRange(edge[level], from, from + count * Hash.LENGTH);
  }
}
