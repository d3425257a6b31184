package assay.dataset.tar;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** Builds archives by hand, wrong ones too. */
final class TarBytes {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /** A file with data and padding. */
  TarBytes file(String name, byte[] data) {
    return header(name, '0', data.length, "").data(data);
  }

  TarBytes file(String name, String text) {
    return file(name, text.getBytes(UTF_8));
  }

  /** A header alone. */
  TarBytes header(String name, char type, long size, String link) {
    byte[] block = new byte[TarHeader.BLOCK];
    put(block, 0, name);
    put(block, 100, "0000644\0");
    put(block, 124, String.format("%011o\0", size));
    put(block, 136, "00000000000\0");
    put(block, 156, String.valueOf(type));
    put(block, 157, link);
    put(block, 257, "ustar\00000");
    return block(sealed(block));
  }

  /** Data, padded to blocks. */
  TarBytes data(byte[] data) {
    int blocks = (data.length + TarHeader.BLOCK - 1) / TarHeader.BLOCK;
    return block(Arrays.copyOf(data, blocks * TarHeader.BLOCK));
  }

  /** A PAX header with one record. */
  TarBytes pax(char type, String key, String value) {
    int length = key.length() + value.getBytes(UTF_8).length + 3;
    int digits = String.valueOf(length + String.valueOf(length).length()).length();
    byte[] record = ((length + digits) + " " + key + "=" + value + "\n").getBytes(UTF_8);
    return header("PaxHeader", type, record.length, "").data(record);
  }

  /** The two blocks of zeros that end an archive. */
  TarBytes end() {
    return block(new byte[2 * TarHeader.BLOCK]);
  }

  TarBytes block(byte[] bytes) {
    out.writeBytes(bytes);
    return this;
  }

  byte[] bytes() {
    return out.toByteArray();
  }

  /** The block with its checksum. */
  static byte[] sealed(byte[] block) {
    put(block, 148, "        ");
    int sum = 0;
    for (byte b : block) {
      sum += b & 0xff;
    }
    put(block, 148, String.format("%06o\0 ", sum));
    return block;
  }

  static void put(byte[] block, int offset, String text) {
    byte[] bytes = text.getBytes(ISO_8859_1);
    System.arraycopy(bytes, 0, block, offset, bytes.length);
  }
}
