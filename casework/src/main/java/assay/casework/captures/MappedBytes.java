package assay.casework.captures;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file of any length, mapped; little-endian. May be read by any number of threads. */
final class MappedBytes {
  private static final int STRIDE_LOG = 30;

  /** A mapping is longer than its stride by as much, so that no piece is torn. */
  static final int LONGEST_PIECE = 1 << 26;

  private final ByteBuffer[] maps;
  private final long length;

  private MappedBytes(ByteBuffer[] maps, long length) {
    this.maps = maps;
    this.length = length;
  }

  static MappedBytes open(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long length = channel.size();
      ByteBuffer[] maps = new ByteBuffer[(int) ((length >>> STRIDE_LOG) + 1)];
      for (int i = 0; i < maps.length; i++) {
        long from = (long) i << STRIDE_LOG;
        long count = Math.min(length - from, (1L << STRIDE_LOG) + LONGEST_PIECE);
        maps[i] =
            channel.map(FileChannel.MapMode.READ_ONLY, from, count).order(ByteOrder.LITTLE_ENDIAN);
      }
      return new MappedBytes(maps, length);
    }
  }

  long length() {
    return length;
  }

  int getInt(long position) {
    return map(position).getInt(within(position));
  }

  long getLong(long position) {
    return map(position).getLong(within(position));
  }

  /** A view of at most {@link #LONGEST_PIECE} bytes. */
  ByteBuffer slice(long position, int count) {
    return map(position).slice(within(position), count).order(ByteOrder.LITTLE_ENDIAN);
  }

  byte[] bytes(long position, int count) {
    byte[] bytes = new byte[count];
    map(position).get(within(position), bytes);
    return bytes;
  }

  private ByteBuffer map(long position) {
    return maps[(int) (position >>> STRIDE_LOG)];
  }

  private static int within(long position) {
    return (int) (position & ((1L << STRIDE_LOG) - 1));
  }
}
