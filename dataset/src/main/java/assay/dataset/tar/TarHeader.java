package assay.dataset.tar;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import assay.dataset.packed.DamagedException;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** One header block of 512 bytes (POSIX.1-2017 pax, "ustar Interchange Format", and GNU tar). */
final class TarHeader {
  static final int BLOCK = 512;

  private static final int CHECKSUM = 148;
  private static final byte[] POSIX_MAGIC = {'u', 's', 't', 'a', 'r', 0};

  private final byte[] block;

  private TarHeader(byte[] block) {
    this.block = block;
  }

  /**
   * Takes a block that is a header.
   *
   * @throws DamagedException if its checksum says that it is not
   */
  static TarHeader of(byte[] block) throws DamagedException {
    if (!isHeader(block)) {
      throw new DamagedException("a header was expected, its checksum is wrong");
    }
    return new TarHeader(block);
  }

  /** Whether the checksum is right. Old writers added up signed bytes. */
  static boolean isHeader(byte[] block) {
    long unsigned = 0;
    long signed = 0;
    for (int i = 0; i < BLOCK; i++) {
      byte b = i >= CHECKSUM && i < CHECKSUM + 8 ? (byte) ' ' : block[i];
      unsigned += b & 0xff;
      signed += b;
    }
    try {
      long stored = number(block, CHECKSUM, 8);
      return !isZero(block) && (stored == unsigned || stored == signed);
    } catch (DamagedException notANumber) {
      return false;
    }
  }

  static boolean isZero(byte[] block) {
    for (byte b : block) {
      if (b != 0) {
        return false;
      }
    }
    return true;
  }

  /** The type flag; NUL, which the oldest writers use for files, is given as {@code 0}. */
  char type() {
    return block[156] == 0 ? '0' : (char) (block[156] & 0xff);
  }

  byte[] name() {
    byte[] name = text(0, 100);
    boolean posix = Arrays.equals(POSIX_MAGIC, Arrays.copyOfRange(block, 257, 263));
    byte[] prefix = posix ? text(345, 155) : new byte[0];
    if (prefix.length == 0) {
      return name;
    }
    byte[] whole = Arrays.copyOf(prefix, prefix.length + 1 + name.length);
    whole[prefix.length] = '/';
    System.arraycopy(name, 0, whole, prefix.length + 1, name.length);
    return whole;
  }

  byte[] linkName() {
    return text(157, 100);
  }

  /** In bytes. */
  long size() throws DamagedException {
    return number(block, 124, 12);
  }

  /** When the member was changed, in seconds since 1970; empty if that is no time. */
  Optional<Instant> modified() {
    try {
      long seconds = number(block, 136, 12);
      return seconds <= Instant.MAX.getEpochSecond()
          ? Optional.of(Instant.ofEpochSecond(seconds))
          : Optional.empty();
    } catch (DamagedException noTime) {
      return Optional.empty();
    }
  }

  /** Whether another block of the map of a GNU sparse member follows this header. */
  boolean hasSparseExtension() {
    return type() == 'S' && block[482] != 0;
  }

  private byte[] text(int offset, int length) {
    int end = offset;
    while (end < offset + length && block[end] != 0) {
      end++;
    }
    return Arrays.copyOfRange(block, offset, end);
  }

  /** Octal digits between blanks, or base 256 if the first bit is set. */
  private static long number(byte[] block, int offset, int length) throws DamagedException {
    return (block[offset] & 0x80) != 0
        ? binary(Arrays.copyOfRange(block, offset, offset + length))
        : octal(new String(block, offset, length, ISO_8859_1));
  }

  private static long binary(byte[] field) throws DamagedException {
    if ((field[0] & 0x40) != 0) {
      throw new DamagedException("a number in a header is negative");
    }
    field[0] &= 0x7f;
    BigInteger value = new BigInteger(field);
    if (value.bitLength() > 62) {
      throw new DamagedException("a number in a header has " + value.bitLength() + " bits");
    }
    return value.longValueExact();
  }

  private static long octal(String field) throws DamagedException {
    int nul = field.indexOf(0);
    String digits = (nul < 0 ? field : field.substring(0, nul)).strip();
    if (!digits.chars().allMatch(c -> c >= '0' && c <= '7')) {
      throw new DamagedException("octal digits were expected in a header");
    }
    return digits.isEmpty() ? 0 : Long.parseLong(digits, 8);
  }
}
