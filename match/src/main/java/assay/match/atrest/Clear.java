package assay.match.atrest;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Nothing is encrypted. */
final class Clear implements AtRest {
  static final Clear INSTANCE = new Clear();

  private Clear() {}

  @Override
  public Optional<String> keyId() {
    return Optional.empty();
  }

  @Override
  public void write(OutputStream out, Body body) throws IOException {
    body.writeTo(out);
  }

  @Override
  public Content open(Path file) throws IOException {
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
    try {
      if (Header.isBegun(channel)) {
        throw LockedException.withoutKey(file);
      }
      return new Mapped(channel, channel.size());
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  @Override
  public Pieces pieces() {
    return Pieces.CLEAR;
  }

  @Override
  public Optional<Columns> columns() {
    return Optional.empty();
  }

  /** A file as it is. */
  private record Mapped(FileChannel channel, long size) implements Content {
    @Override
    public int read(ByteBuffer into, long offset) throws IOException {
      return channel.read(into, offset);
    }

    @Override
    public ByteBuffer load(long offset, long length) throws IOException {
      return channel.map(FileChannel.MapMode.READ_ONLY, offset, length);
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }

  @Override
  public String toString() {
    return "in the clear";
  }
}
