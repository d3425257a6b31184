package assay.match.list;

import assay.match.file.IndexFile;
import assay.match.file.IndexFileException;
import assay.match.file.IndexFileWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Numbered texts, one after the other as UTF-8. The number 0 is that of no text.
 *
 * @param ends where each text ends and the next one begins; the first end is 0
 */
record Texts(IntBuffer ends, ByteBuffer bytes) {
  /** The number of no text. */
  static final int NONE = 0;

  static Texts open(IndexFile file, String name) throws IndexFileException {
    IntBuffer ends = Numbers.open(file, name + ".ends");
    ByteBuffer bytes = file.section(name + ".text");
    Numbers.requireRising(file, name + ".ends", ends, bytes.remaining());
    return new Texts(ends, bytes);
  }

  void write(IndexFileWriter file, String name) throws IOException {
    file.numbers(name + ".ends", ends);
    file.section(name + ".text", bytes);
  }

  /** The highest number. */
  int last() {
    return ends.limit() - 1;
  }

  /** The text of a number, if it is not {@link #NONE}. */
  Optional<String> get(int number) {
    if (number == NONE) {
      return Optional.empty();
    }
    int from = ends.get(number - 1);
    byte[] text = new byte[ends.get(number) - from];
    bytes.get(from, text);
    return Optional.of(new String(text, StandardCharsets.UTF_8));
  }
}
