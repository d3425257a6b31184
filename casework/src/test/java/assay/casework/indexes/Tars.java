package assay.casework.indexes;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** Small POSIX tar archives; names that are too long are in pax headers. */
final class Tars {
  private static final int BLOCK = 512;
  private static final int LONGEST_NAME = 100;

  private Tars() {}

  /** A file in an archive. */
  record Member(String name, String content) {}

  static byte[] of(Member... members) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (Member member : members) {
      if (member.name().length() > LONGEST_NAME) {
        write(out, "pax", 'x', pax("path=" + member.name()));
      }
      int most = Math.min(LONGEST_NAME, member.name().length());
      write(out, member.name().substring(0, most), '0', member.content().getBytes(UTF_8));
    }
    out.writeBytes(new byte[2 * BLOCK]);
    return out.toByteArray();
  }

  private static byte[] pax(String pair) {
    int rest = pair.length() + 2;
    int length = rest + String.valueOf(rest).length();
    length = rest + String.valueOf(length).length();
    return (length + " " + pair + "\n").getBytes(UTF_8);
  }

  private static void write(ByteArrayOutputStream out, String name, char type, byte[] content) {
    byte[] header = new byte[BLOCK];
    put(header, 0, name);
    put(header, 100, "0000644");
    put(header, 124, "%011o".formatted(content.length));
    put(header, 148, "        ");
    header[156] = (byte) type;
    put(header, 257, "ustar\u000000");
    int sum = 0;
    for (byte b : header) {
      sum += b & 0xff;
    }
    put(header, 148, "%06o\u0000".formatted(sum));
    out.writeBytes(header);
    out.writeBytes(Arrays.copyOf(content, (content.length + BLOCK - 1) / BLOCK * BLOCK));
  }

  private static void put(byte[] header, int at, String text) {
    byte[] bytes = text.getBytes(UTF_8);
    System.arraycopy(bytes, 0, header, at, bytes.length);
  }
}
