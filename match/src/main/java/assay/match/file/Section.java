package assay.match.file;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One line of the section table.
 *
 * @param offset of its first byte in the file
 * @param length of its content in bytes
 * @param checksum CRC-32C of its content
 */
record Section(String name, long offset, long length, int checksum) {
  /** Sections begin at multiples of this: a page of memory. */
  static final int ALIGNMENT = 4096;

  /** One buffer holds the content and the zeros after it. */
  static final long LONGEST = Integer.MAX_VALUE / ALIGNMENT * (long) ALIGNMENT;

  /** Bytes of a line in the table. */
  static final int LINE = 64;

  private static final int NAME = 40;
  private static final Pattern NAMES = Pattern.compile("[a-z0-9.-]{1," + NAME + "}");

  static boolean isName(String name) {
    return NAMES.matcher(name).matches();
  }

  /** The next place where a section may begin. */
  static long aligned(long offset) {
    return (offset + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
  }

  /** Where the section after it begins. */
  long end() {
    return aligned(offset + length);
  }

  void write(ByteBuffer table) {
    int at = table.position();
    table.put(name.getBytes(StandardCharsets.US_ASCII)).position(at + NAME);
    table.putLong(offset).putLong(length).putInt(checksum).putInt(0);
  }

  /** Reads a line; nothing if it cannot be one, wherever the section lies. */
  static Optional<Section> read(ByteBuffer table) {
    byte[] name = new byte[NAME];
    table.get(name);
    // Only zeros at the end are dropped; one inside makes the name none.
    String text = new String(name, StandardCharsets.ISO_8859_1).replaceAll("\0+$", "");
    Section section = new Section(text, table.getLong(), table.getLong(), table.getInt());
    boolean whole = table.getInt() == 0 && isName(text);
    boolean fits = section.length >= 0 && section.length <= LONGEST;
    return whole && fits ? Optional.of(section) : Optional.empty();
  }
}
