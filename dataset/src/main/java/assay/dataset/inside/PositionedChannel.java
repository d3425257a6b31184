package assay.dataset.inside;

import assay.dataset.io.Positioned;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.util.Optional;

/** Positioned bytes for a library that wants a channel; remembers whether reading them failed. */
final class PositionedChannel implements SeekableByteChannel {
  private final Positioned content;
  private final byte[] block = new byte[1 << 14];
  private long position;
  private Optional<IOException> failure = Optional.empty();

  PositionedChannel(Positioned content) {
    this.content = content;
  }

  Optional<IOException> failure() {
    return failure;
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    int most = Math.min(target.remaining(), block.length);
    if (most == 0) {
      return 0;
    }
    try {
      int n = content.read(position, block, 0, most);
      if (n > 0) {
        target.put(block, 0, n);
        position += n;
      }
      return n;
    } catch (IOException e) {
      failure = Optional.of(e);
      throw e;
    }
  }

  @Override
  public long position() {
    return position;
  }

  @Override
  public SeekableByteChannel position(long newPosition) {
    position = newPosition;
    return this;
  }

  @Override
  public long size() {
    return content.length();
  }

  @Override
  public int write(ByteBuffer source) {
    throw new NonWritableChannelException();
  }

  @Override
  public SeekableByteChannel truncate(long size) {
    throw new NonWritableChannelException();
  }

  @Override
  public boolean isOpen() {
    return true;
  }

  @Override
  public void close() {}
}
