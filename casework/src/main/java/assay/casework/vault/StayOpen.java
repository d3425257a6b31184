package assay.casework.vault;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/** Keeps a channel open when the cipher above it is done, so that it can be forced to disk. */
final class StayOpen implements WritableByteChannel {
  private final WritableByteChannel channel;

  StayOpen(WritableByteChannel channel) {
    this.channel = channel;
  }

  @Override
  public int write(ByteBuffer source) throws IOException {
    int bytes = source.remaining();
    while (source.hasRemaining()) {
      channel.write(source);
    }
    return bytes;
  }

  @Override
  public boolean isOpen() {
    return channel.isOpen();
  }

  @Override
  public void close() {
    // the owner of the channel closes it
  }
}
