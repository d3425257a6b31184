package assay.cli.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A tar archive being written, member by member: regular files in POSIX {@code ustar} form, owned
 * by {@code sample}, readable by all.
 */
final class TarFile implements Closeable {
  private static final int BLOCK = 512;
  private static final int NAME = 100;
  private static final int CHECKSUM = 148;
  private static final long PACKED = 1_772_323_200; // 2026-03-01T00:00:00Z

  private final OutputStream out;

  private TarFile(OutputStream out) {
    this.out = out;
  }

  /**
   * Creates a file.
   *
   * @throws IOException if it is there already, or cannot be written
   */
  static TarFile create(Path file) throws IOException {
    return new TarFile(
        new BufferedOutputStream(
            Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)));
  }

  /**
   * Appends a member.
   *
   * @param name at most 100 bytes
   */
  void add(String name, byte[] content) throws IOException {
    out.write(header(name, content.length));
    out.write(content);
    out.write(new byte[-content.length & BLOCK - 1]);
  }

  private static byte[] header(String name, int size) {
    byte[] path = name.getBytes(UTF_8);
    if (path.length > NAME) {
      throw new IllegalArgumentException("a member name has at most 100 bytes: " + path.length);
    }
    ByteBuffer header = ByteBuffer.allocate(BLOCK).put(path).position(NAME);
    header.put(octal(0444, 7)).put(octal(1000, 7)).put(octal(1000, 7));
    header.put(octal(size, 11)).put(octal(PACKED, 11));
    header.put("        0".getBytes(UTF_8)); // the checksum counts as spaces; then the type
    header.position(257).put("ustar\00000sample".getBytes(UTF_8));
    header.position(297).put("sample".getBytes(UTF_8));
    int sum = 0;
    for (byte b : header.array()) {
      sum += b & 255;
    }
    return header.put(CHECKSUM, octal(sum, 6)).array();
  }

  /** Octal digits and a NUL. */
  private static byte[] octal(long value, int digits) {
    String octal = Long.toOctalString(value);
    return ("0".repeat(digits - octal.length()) + octal + "\0").getBytes(UTF_8);
  }

  @Override
  public void close() throws IOException {
    out.write(new byte[2 * BLOCK]);
    out.close();
  }
}
