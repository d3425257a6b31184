package assay.dataset.parquet;

import assay.dataset.io.ShardInput;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.Util;

/**
 * Finds the footer of a table and parses it. What it says of the file is checked before it is
 * believed.
 *
 * @param start where it begins
 * @param end the end of the file
 */
record Footer(FileMetaData thrift, long start, long end) {
  static final String MAGIC = "PAR1";
  static final String ENCRYPTED = "PARE";

  /** The magic number in front; the length and the magic number behind. */
  private static final int LEAST = 12;

  private static final int TAIL = 8;

  /** A table of ten million row groups would have one; nobody's has. */
  private static final int LONGEST = 256 << 20;

  static Footer read(ShardInput in) throws IOException {
    long length = in.length();
    String head = text(in, 0);
    if (length < LEAST || !(head.equals(MAGIC) || head.equals(ENCRYPTED))) {
      throw new Damaged("is no Parquet file");
    }
    String tail = text(in, length - 4);
    if (head.equals(ENCRYPTED) || tail.equals(ENCRYPTED)) {
      throw encrypted();
    } else if (!tail.equals(MAGIC)) {
      throw new Damaged("the file was cut, or is damaged: PAR1 is expected at its end");
    }
    int size = ByteBuffer.wrap(in.peek(length - TAIL, 4)).order(ByteOrder.LITTLE_ENDIAN).getInt();
    if (size <= 0 || size > length - LEAST) {
      throw new Damaged(
          "the footer is of " + Integer.toUnsignedLong(size) + " bytes, and the file of " + length);
    } else if (size > LONGEST) {
      throw new Damaged("the footer is of " + size + " bytes, and may have " + LONGEST);
    }
    long start = length - TAIL - size;
    return new Footer(parse(in.peek(start, size)), start, length);
  }

  private static String text(ShardInput in, long position) throws IOException {
    return new String(in.peek(Math.max(0, position), 4), StandardCharsets.ISO_8859_1);
  }

  private static FileMetaData parse(byte[] bytes) {
    FileMetaData thrift;
    try {
      thrift = Util.readFileMetaData(new ByteArrayInputStream(bytes));
    } catch (IOException e) {
      throw new Damaged("the footer cannot be read", e);
    }
    boolean encrypted =
        thrift.isSetEncryption_algorithm()
            || thrift.getRow_groups().stream()
                .flatMap(g -> g.getColumns().stream())
                .anyMatch(ColumnChunk::isSetCrypto_metadata);
    if (encrypted) {
      throw encrypted();
    }
    return thrift;
  }

  /** Whether it speaks of columns that lie elsewhere, as a summary ({@code _metadata}) does. */
  boolean isOfOtherFiles() {
    return thrift.getRow_groups().stream()
        .flatMap(group -> group.getColumns().stream())
        .anyMatch(ColumnChunk::isSetFile_path);
  }

  private static Damaged encrypted() {
    return new Damaged("is encrypted, and cannot be screened without its keys; decrypt it first");
  }
}
