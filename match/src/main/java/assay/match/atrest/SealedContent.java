package assay.match.atrest;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Decrypts chunk by chunk; nothing is given away of a chunk that is not as it was written. */
final class SealedContent implements Content {
  private static final int WHOLE = Chunks.SIZE + Chunks.TAG;

  private final FileChannel channel;
  private final Chunks chunks;
  private final long count;
  private final long size;

  private SealedContent(FileChannel channel, Chunks chunks, long count, long size) {
    this.channel = channel;
    this.chunks = chunks;
    this.count = count;
    this.size = size;
  }

  static SealedContent of(FileChannel channel, Chunks chunks) throws IOException {
    long sealed = channel.size() - Header.LENGTH;
    long count = (sealed + WHOLE - 1) / WHOLE;
    long last = sealed - (count - 1) * WHOLE;
    if (sealed < Chunks.TAG || last < Chunks.TAG) {
      throw new BrokenSealException("it is cut short at " + channel.size() + " bytes");
    }
    return new SealedContent(channel, chunks, count, sealed - count * Chunks.TAG);
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public int read(ByteBuffer into, long offset) throws IOException {
    byte[] sealed = new byte[WHOLE];
    byte[] plain = new byte[Chunks.SIZE];
    if (offset >= size) {
      chunk(count - 1, sealed, plain); // so that the end is believed only if it is the end
      return -1;
    }
    int read = 0;
    while (into.hasRemaining() && offset + read < size) {
      int length = chunk((offset + read) / Chunks.SIZE, sealed, plain);
      int from = (int) ((offset + read) % Chunks.SIZE);
      int some = Math.min(length - from, into.remaining());
      into.put(plain, from, some);
      read += some;
    }
    return read;
  }

  private int chunk(long number, byte[] sealed, byte[] plain) throws IOException {
    long at = Header.LENGTH + number * WHOLE;
    boolean last = number == count - 1;
    int length = last ? (int) (size + count * Chunks.TAG - number * WHOLE) : WHOLE;
    ByteBuffer bytes = ByteBuffer.wrap(sealed, 0, length);
    while (bytes.hasRemaining()) {
      if (channel.read(bytes, at + bytes.position()) < 0) {
        throw new BrokenSealException("it became shorter while it was read");
      }
    }
    return chunks.open(number, last, sealed, length, plain);
  }

  @Override
  public ByteBuffer load(long offset, long length) throws IOException {
    ByteBuffer memory = memory(Math.toIntExact(length));
    read(memory, offset);
    if (memory.hasRemaining()) {
      throw new BrokenSealException("it is cut short at " + size + " bytes");
    }
    return memory.flip();
  }

  private static ByteBuffer memory(int length) throws IOException {
    try {
      return ByteBuffer.allocateDirect(length);
    } catch (OutOfMemoryError e) {
      throw new IOException(
          "an encrypted list needs memory for all of its index; there was none for another "
              + length
              + " bytes (ASSAY_JAVA_OPTS=-XX:MaxDirectMemorySize=…)",
          e);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
