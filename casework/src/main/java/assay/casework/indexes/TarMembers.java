package assay.casework.indexes;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;

/** The sidecars in a tar archive, in order. Pictures are passed over and never held. */
final class TarMembers {
  static final int BLOCK = 512;
  private static final int LONGEST_SIDECAR = 1 << 20;
  private static final int CHECKSUM = 148;

  private final InputStream in;
  private long position;
  private Optional<String> longName = Optional.empty();
  private Optional<Long> longSize = Optional.empty();

  TarMembers(InputStream in) {
    this.in = in;
  }

  /** A sidecar. */
  record Sidecar(String name, String text) {}

  /** Whether a file begins so. An empty block begins an archive that has nothing in it. */
  static boolean isTar(byte[] head) {
    return head.length == BLOCK
        && new String(head, 257, 5, UTF_8).equals("ustar")
        && isIntact(head);
  }

  /** Where in the file the next header is, in bytes. */
  long position() {
    return position;
  }

  /**
   * The next sidecar; empty behind the last.
   *
   * @throws EOFException if the archive is cut
   * @throws MalformedException if it is damaged; nothing can follow
   */
  Optional<Sidecar> next() throws IOException, MalformedException {
    while (true) {
      byte[] header = read(BLOCK);
      if (isEmpty(header)) {
        return Optional.empty();
      } else if (!isIntact(header)) {
        throw new MalformedException("the archive is damaged at byte " + (position - BLOCK));
      }
      char type = (char) header[156];
      String name = longName.orElseGet(() -> name(header));
      long size = longSize.isPresent() ? longSize.get() : number(header, 124, 12);
      boolean speaksOfNext = type == 'x' || type == 'L';
      boolean file = type == '0' || type == 0;
      if (size < 0 || (size > LONGEST_SIDECAR && (speaksOfNext || isSidecar(file, name)))) {
        throw new MalformedException(
            "a member before byte " + position + " is longer than a sidecar");
      }
      longName = Optional.empty();
      longSize = Optional.empty();
      if (speaksOfNext) {
        byte[] content = content((int) size);
        if (type == 'L') {
          longName = Optional.of(text(content, 0, content.length));
        } else {
          pax(content);
        }
      } else if (isSidecar(file, name)) {
        return Optional.of(new Sidecar(name, new String(content((int) size), UTF_8)));
      } else {
        skip(padded(size));
      }
    }
  }

  private static boolean isSidecar(boolean file, String name) {
    return file && name.endsWith(".json");
  }

  private static boolean isEmpty(byte[] header) {
    for (byte b : header) {
      if (b != 0) {
        return false;
      }
    }
    return true;
  }

  /** The sum of a header's bytes, its own field as blanks. */
  private static boolean isIntact(byte[] header) {
    long sum = 0;
    for (int i = 0; i < BLOCK; i++) {
      sum += i >= CHECKSUM && i < CHECKSUM + 8 ? ' ' : header[i] & 0xff;
    }
    return sum == number(header, CHECKSUM, 8);
  }

  private static String name(byte[] header) {
    String name = text(header, 0, 100);
    // In the older GNU form other things stand where POSIX has the folders of a long name.
    boolean posix = header[262] == 0;
    String folders = posix ? text(header, 345, 155) : "";
    return folders.isEmpty() ? name : folders + "/" + name;
  }

  private static String text(byte[] bytes, int from, int length) {
    int end = from;
    while (end < from + length && bytes[end] != 0) {
      end++;
    }
    return new String(bytes, from, end - from, UTF_8);
  }

  /** Octal digits, or a number of many bytes behind a set bit; -1 if it is neither. */
  private static long number(byte[] header, int from, int length) {
    if ((header[from] & 0x80) != 0) {
      byte[] bytes = Arrays.copyOfRange(header, from, from + length);
      bytes[0] &= 0x7f;
      BigInteger number = new BigInteger(1, bytes);
      return number.bitLength() < Long.SIZE - 1 ? number.longValueExact() : -1;
    }
    String digits = text(header, from, length).strip();
    return digits.matches("[0-7]{1,12}") ? Long.parseLong(digits, 8) : -1;
  }

  /** Lines {@code length key=value}; of these only a member's path and size matter here. */
  private void pax(byte[] content) throws MalformedException {
    int at = 0;
    while (at < content.length) {
      int blank = at;
      while (blank < content.length && content[blank] != ' ') {
        blank++;
      }
      String digits = new String(content, at, blank - at, UTF_8);
      int length = digits.matches("\\d{1,7}") ? Integer.parseInt(digits) : 0;
      if (length <= blank - at + 1 || at + length > content.length) {
        throw new MalformedException("the archive is damaged before byte " + position);
      }
      String line = new String(content, blank + 1, at + length - blank - 2, UTF_8);
      if (line.startsWith("path=")) {
        longName = Optional.of(line.substring("path=".length()));
      } else if (line.matches("size=\\d{1,18}")) {
        longSize = Optional.of(Long.parseLong(line.substring("size=".length())));
      }
      at += length;
    }
  }

  private static long padded(long size) {
    return (size + BLOCK - 1) / BLOCK * BLOCK;
  }

  private byte[] content(int size) throws IOException {
    byte[] padded = read((int) padded(size));
    return Arrays.copyOf(padded, size);
  }

  private byte[] read(int count) throws IOException {
    byte[] bytes = in.readNBytes(count);
    position += bytes.length;
    if (bytes.length < count) {
      throw new EOFException();
    }
    return bytes;
  }

  private void skip(long count) throws IOException {
    in.skipNBytes(count);
    position += count;
  }
}
