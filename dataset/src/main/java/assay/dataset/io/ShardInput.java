package assay.dataset.io;

import assay.fingerprint.DigestAlgorithm;
import assay.stage.ShardFile;
import assay.stage.ShardIdentity;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The bytes of a shard, at any position, a block at a time.
 *
 * <p>Every byte is digested once, in order, the first time the reading gets to it or past it: so a
 * format may look ahead and back, and {@link #identity()} needs no second pass over the disk. For
 * one thread.
 */
public final class ShardInput implements Positioned, Closeable {
  private static final int BLOCK = 1 << 16;

  private final String name;
  private final FileChannel channel;
  private final long length;
  private final boolean inOrder;
  private final MessageDigest sha256 = DigestAlgorithm.SHA256.begin();
  private long digested;
  private final byte[] block = new byte[BLOCK];
  private long blockStart = -1;
  private int blockLength;

  private ShardInput(String name, FileChannel channel, boolean inOrder) throws IOException {
    this.name = name;
    this.channel = channel;
    this.inOrder = inOrder;
    this.length = channel.size();
  }

  /** Opens the shard's file. */
  public static ShardInput open(ShardFile shard) throws IOException {
    return open(shard, true);
  }

  /**
   * Opens the shard's file to look here and there: nothing in between is read to be digested,
   * unless {@link #identity()} is asked for.
   */
  public static ShardInput glance(ShardFile shard) throws IOException {
    return open(shard, false);
  }

  private static ShardInput open(ShardFile shard, boolean inOrder) throws IOException {
    FileChannel channel = FileChannel.open(shard.path(), StandardOpenOption.READ);
    return new ShardInput(shard.name(), channel, inOrder);
  }

  /** The length of the file when it was opened, in bytes. */
  @Override
  public long length() {
    return length;
  }

  @Override
  public int read(long position, byte[] buffer, int offset, int count) throws IOException {
    if (position >= length) {
      return -1;
    }
    load(position);
    int from = (int) (position - blockStart);
    int n = Math.min(count, blockLength - from);
    System.arraycopy(block, from, buffer, offset, n);
    return n;
  }

  /** Length and digest of the whole file; reads what was not read yet. */
  public ShardIdentity identity() throws IOException {
    digestUpTo(length);
    return new ShardIdentity(length, HexFormat.of().formatHex(copyOf(sha256).digest()));
  }

  private static MessageDigest copyOf(MessageDigest digest) {
    try {
      return (MessageDigest) digest.clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("the JDK's SHA-256 can be cloned", e);
    }
  }

  private void load(long position) throws IOException {
    long start = position - position % BLOCK;
    if (start != blockStart) {
      if (inOrder) {
        digestUpTo(start);
      }
      fill(start);
    }
  }

  private void digestUpTo(long position) throws IOException {
    while (digested < position) {
      fill(digested);
    }
  }

  /** Blocks start at multiples of their size, so each is digested as a whole or not at all. */
  private void fill(long start) throws IOException {
    blockStart = -1; // nothing is here if the read fails
    int count = (int) Math.min(BLOCK, length - start);
    ByteBuffer buffer = ByteBuffer.wrap(block, 0, count);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, start + buffer.position()) < 0) {
        throw new EOFException(name + ": became shorter while it was read");
      }
    }
    blockStart = start;
    blockLength = count;
    if (start == digested) {
      sha256.update(block, 0, count);
      digested += count;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  /** Whether these bytes lie at the position. */
  public boolean has(long position, byte[] bytes) throws IOException {
    return Arrays.equals(peek(position, bytes.length), bytes);
  }
}
