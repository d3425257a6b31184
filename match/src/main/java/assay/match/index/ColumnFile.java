package assay.match.index;

import assay.fingerprint.Fingerprint;
import assay.match.file.IndexFile;
import assay.match.file.IndexFileException;
import assay.match.file.IndexFileWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.BitSet;

/** A column in a section of an index file: its words, little-endian, value after value. */
public final class ColumnFile {
  private static final int CHUNK = 1 << 16;

  private ColumnFile() {}

  /** Writes a column. */
  public static void write(IndexFileWriter file, FingerprintColumn column) throws IOException {
    FingerprintColumn none = new FingerprintSorter(column.algorithm()).sort().column();
    write(file, column, new BitSet(), none);
  }

  /**
   * Writes a column without some of its values and with others, in one pass.
   *
   * @param without positions of the column
   * @param with values that are not in the column
   */
  public static void write(
      IndexFileWriter file, FingerprintColumn column, BitSet without, FingerprintColumn with)
      throws IOException {
    file.section(
        section(column.algorithm()),
        out -> {
          Words words = new Words(out);
          int next = 0;
          for (int position = 0; position < with.size(); position++) {
            long[] sought = with.words(position);
            for (; next < column.size() && column.compare(next, sought) < 0; next++) {
              words.put(column, next, without);
            }
            words.put(with, position, new BitSet());
          }
          for (; next < column.size(); next++) {
            words.put(column, next, without);
          }
          words.drain();
        });
  }

  /** Is given values one by one. */
  @FunctionalInterface
  public interface Sink {
    void add(Fingerprint value) throws IOException;
  }

  /** Gives values one by one. */
  @FunctionalInterface
  public interface Source {
    void forEach(Sink sink) throws IOException;
  }

  /**
   * Writes a column of values that are not held in memory.
   *
   * @param values of this algorithm, each once, in the order of their bytes
   * @throws IllegalArgumentException if they are not in this order
   */
  public static void write(IndexFileWriter file, String algorithm, Source values)
      throws IOException {
    file.section(
        section(algorithm),
        out -> {
          Words words = new Words(out);
          long[][] last = new long[1][];
          values.forEach(
              value -> {
                long[] next = FingerprintColumn.words(value);
                if (last[0] != null && Arrays.compareUnsigned(last[0], next) >= 0) {
                  throw new IllegalArgumentException("the values are not in their order");
                }
                last[0] = next;
                words.put(next);
              });
          words.drain();
        });
  }

  /**
   * The column that was written.
   *
   * @throws IndexFileException if there is none of this algorithm
   */
  public static FingerprintColumn open(IndexFile file, String algorithm) throws IndexFileException {
    ByteBuffer section = file.section(section(algorithm));
    if (section.remaining() % (FingerprintColumn.width(algorithm) * Long.BYTES) != 0) {
      throw IndexFileException.in(
          file.path(), section(algorithm), "its length is not that of a column");
    }
    return new FingerprintColumn(algorithm, section.asLongBuffer());
  }

  private static String section(String algorithm) {
    return algorithm + ".column";
  }

  /** Gathers words into chunks. */
  private static final class Words {
    private final OutputStream out;
    private final ByteBuffer chunk = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);

    Words(OutputStream out) {
      this.out = out;
    }

    void put(FingerprintColumn column, int position, BitSet without) throws IOException {
      if (without.get(position)) {
        return;
      }
      for (int word = 0; word < column.width(); word++) {
        chunk.putLong(column.word(position, word));
      }
      if (chunk.remaining() < column.width() * Long.BYTES) {
        drain();
      }
    }

    void put(long[] value) throws IOException {
      for (long word : value) {
        chunk.putLong(word);
      }
      if (chunk.remaining() < value.length * Long.BYTES) {
        drain();
      }
    }

    void drain() throws IOException {
      out.write(chunk.array(), 0, chunk.position());
      chunk.clear();
    }
  }
}
