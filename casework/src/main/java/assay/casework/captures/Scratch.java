package assay.casework.captures;

import assay.durable.AtomicFile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Space on disk without a name, which vanishes with the process. */
final class Scratch implements Closeable {
  private final FileChannel channel;
  private final ByteBuffer chunk = ByteBuffer.allocate(1 << 18);
  private long end;

  Scratch(Path folder) throws IOException {
    Path file = folder.resolve("." + UUID.randomUUID() + AtomicFile.SUFFIX);
    // On POSIX systems the JDK takes the name away at once: nobody else can open the file, and
    // nothing of its content stays behind when the process is killed; an empty file may, if that
    // was in between.
    this.channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE);
  }

  long end() {
    return end + chunk.position();
  }

  void put(byte[] bytes, int from, int length) throws IOException {
    int at = from;
    while (at < from + length) {
      int count = Math.min(chunk.remaining(), from + length - at);
      chunk.put(bytes, at, count);
      at += count;
      if (!chunk.hasRemaining()) {
        flush();
      }
    }
  }

  void putLong(long value) throws IOException {
    if (chunk.remaining() < Long.BYTES) {
      flush();
    }
    chunk.putLong(value);
  }

  void flush() throws IOException {
    chunk.flip();
    while (chunk.hasRemaining()) {
      end += channel.write(chunk, end);
    }
    chunk.clear();
  }

  /** Fills the buffer from a position, as far as there is something before the limit. */
  void read(ByteBuffer into, long position, long limit) throws IOException {
    into.limit((int) Math.min(into.limit(), into.position() + limit - position));
    long at = position;
    while (into.hasRemaining()) {
      int count = channel.read(into, at);
      if (count < 0) {
        throw new IOException("the sorting space ends early");
      }
      at += count;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
