package assay.benchmarks;

import assay.fingerprint.Pdq;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.IntStream;

/**
 * PDQ hashes in one array, and in a file: 32 bytes each, four little-endian words, the first with
 * bits 0..63.
 */
final class Hashes {
  static final int WORDS = 4;

  private final long[] words;

  Hashes(int size) {
    this.words = new long[Math.multiplyExact(size, WORDS)];
  }

  int size() {
    return words.length / WORDS;
  }

  Pdq get(int i) {
    int at = i * WORDS;
    return new Pdq(words[at], words[at + 1], words[at + 2], words[at + 3]);
  }

  void set(int i, Pdq hash) {
    int at = i * WORDS;
    words[at] = hash.w0();
    words[at + 1] = hash.w1();
    words[at + 2] = hash.w2();
    words[at + 3] = hash.w3();
  }

  /** Consecutive ones. */
  List<Pdq> list(int from, int to) {
    return IntStream.range(from, to).mapToObj(this::get).toList();
  }

  void write(Path file) throws IOException {
    try (FileChannel out =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.allocate(1 << 20).order(ByteOrder.LITTLE_ENDIAN);
      LongBuffer rest = LongBuffer.wrap(words);
      while (rest.hasRemaining()) {
        int count = Math.min(rest.remaining(), bytes.capacity() / Long.BYTES);
        bytes.clear().limit(count * Long.BYTES);
        bytes.asLongBuffer().put(rest.slice(rest.position(), count));
        rest.position(rest.position() + count);
        while (bytes.hasRemaining()) {
          out.write(bytes);
        }
      }
    }
  }

  static Hashes read(Path file) throws IOException {
    try (FileChannel in = FileChannel.open(file)) {
      Hashes hashes = new Hashes(Math.toIntExact(in.size() / (WORDS * Long.BYTES)));
      in.map(FileChannel.MapMode.READ_ONLY, 0, in.size())
          .order(ByteOrder.LITTLE_ENDIAN)
          .asLongBuffer()
          .get(hashes.words);
      return hashes;
    }
  }
}
