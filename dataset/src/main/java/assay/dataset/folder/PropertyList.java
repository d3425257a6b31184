package assay.dataset.folder;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads one kind of binary property list, version 00: an array of strings, as macOS keeps it in the
 * attribute {@code com.apple.metadata:kMDItemWhereFroms}.
 *
 * <pre>
 * "bplist00", objects, table of their offsets, trailer of 32 bytes:
 *   6 bytes unused, size of an offset, size of a reference,
 *   number of objects, number of the topmost, place of the table (8 bytes each, big-endian)
 * object: 4 bits of kind (5 ASCII, 6 UTF-16, 10 array), 4 bits of length;
 *   15 means that an integer object with the length follows
 * </pre>
 */
final class PropertyList {
  private static final byte[] MAGIC = "bplist00".getBytes(UTF_8);
  private static final int TRAILER = 32;
  private static final int MOST_STRINGS = 16;
  private static final int ASCII = 5;
  private static final int UTF16 = 6;
  private static final int ARRAY = 10;

  private final ByteBuffer bytes;
  private final int end;
  private final int offsetSize;
  private final int referenceSize;
  private final long objects;
  private final long table;

  private PropertyList(byte[] list) {
    bytes = ByteBuffer.wrap(list);
    end = list.length - TRAILER;
    offsetSize = list[end + 6];
    referenceSize = list[end + 7];
    objects = bytes.getLong(end + 8);
    table = bytes.getLong(end + 24);
  }

  /** The strings of the array; none if it is anything else, or not whole. */
  static List<String> strings(byte[] list) {
    if (list.length < MAGIC.length + TRAILER
        || !Arrays.equals(list, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
      return List.of();
    }
    try {
      return new PropertyList(list).top();
    } catch (Malformed | IndexOutOfBoundsException | ArithmeticException e) {
      return List.of();
    }
  }

  /** It is not such a list. */
  private static final class Malformed extends Exception {
    private static final long serialVersionUID = 1;
  }

  private static void require(boolean holds) throws Malformed {
    if (!holds) {
      throw new Malformed();
    }
  }

  private List<String> top() throws Malformed {
    require(offsetSize >= 1 && offsetSize <= 8 && referenceSize >= 1 && referenceSize <= 8);
    // The table fills what lies between the last object and the trailer.
    require(objects >= 1 && objects <= 1 + MOST_STRINGS && table >= MAGIC.length);
    require(Math.addExact(table, objects * offsetSize) == end);
    int array = place(bytes.getLong(end + 16));
    int[] body = body(array, ARRAY);
    require(body[1] <= MOST_STRINGS);
    List<String> strings = new ArrayList<>();
    for (int i = 0; i < body[1]; i++) {
      strings.add(string(place(number(body[0] + i * referenceSize, referenceSize))));
    }
    return strings;
  }

  private String string(int at) throws Malformed {
    int kind = (bytes.get(at) & 0xff) >> 4;
    require(kind == ASCII || kind == UTF16);
    int[] body = body(at, kind);
    long length = kind == ASCII ? body[1] : 2L * body[1];
    require(body[0] + length <= table);
    byte[] text = new byte[(int) length];
    bytes.get(body[0], text);
    return new String(text, kind == ASCII ? US_ASCII : UTF_16BE);
  }

  /** Where the body of an object begins, and how many elements it has. */
  private int[] body(int at, int kind) throws Malformed {
    int marker = bytes.get(at) & 0xff;
    require(marker >> 4 == kind);
    int length = marker & 15;
    if (length < 15) {
      return new int[] {at + 1, length};
    }
    int integer = bytes.get(at + 1) & 0xff;
    int size = 1 << (integer & 15);
    require(integer >> 4 == 1 && size <= 4);
    long counted = number(at + 2, size);
    require(counted < end);
    return new int[] {at + 2 + size, (int) counted};
  }

  private int place(long object) throws Malformed {
    require(object >= 0 && object < objects);
    long place = number((int) (table + object * offsetSize), offsetSize);
    require(place >= MAGIC.length && place < table);
    return (int) place;
  }

  private long number(int at, int size) throws Malformed {
    long value = 0;
    for (int i = 0; i < size; i++) {
      require(value <= Long.MAX_VALUE >> 8);
      value = value << 8 | (bytes.get(at + i) & 0xff);
    }
    return value;
  }
}
