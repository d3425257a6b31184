package assay.match.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * Index files with whatever in them and all checksums right. No damage makes such a file, but who
 * can write one can.
 */
public final class SealedFile {
  private static final int TRAILER = 32;

  private SealedFile() {}

  /** A file of these sections, whatever their names are. */
  public static byte[] of(Map<String, byte[]> sections) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    SectionOutput out = new SectionOutput(bytes);
    List<Section> table = new ArrayList<>();
    out.write(SectionTable.header());
    for (Map.Entry<String, byte[]> section : sections.entrySet()) {
      long offset = out.begin();
      out.write(section.getValue(), 0, section.getValue().length);
      table.add(new Section(section.getKey(), offset, out.position() - offset, out.checksum()));
      out.align();
    }
    out.write(SectionTable.end(table, out.position()));
    return bytes.toByteArray();
  }

  /** A file that begins and ends like this, with what is said of it made right where it can be. */
  public static byte[] sealed(byte[] file) {
    ByteBuffer all = ByteBuffer.wrap(file.clone()).order(ByteOrder.LITTLE_ENDIAN);
    int trailer = all.capacity() - TRAILER;
    if (trailer < 0) {
      return file;
    }
    all.putLong(trailer + 16, all.capacity());
    long table = all.getLong(trailer);
    if (table >= 0 && table < trailer) {
      for (int line = (int) table; line + Section.LINE <= trailer; line += Section.LINE) {
        long offset = all.getLong(line + 40);
        long length = all.getLong(line + 48);
        if (offset >= 0 && length >= 0 && offset <= table && length <= table - offset) {
          all.putInt(line + 56, crc(all, (int) offset, (int) length));
        }
      }
      all.putInt(trailer + 12, crc(all, (int) table, trailer - (int) table));
    }
    all.putInt(trailer + 28, crc(all, trailer, TRAILER - Integer.BYTES));
    return all.array();
  }

  private static int crc(ByteBuffer all, int from, int length) {
    CRC32C crc = new CRC32C();
    crc.update(all.slice(from, length));
    return (int) crc.getValue();
  }
}
