package assay.match.file;

import assay.match.atrest.Content;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;

/** The frame of an index file: its first block, its section table and its last 32 bytes. */
final class SectionTable {
  static final int VERSION = 1;
  static final int MOST_SECTIONS = 4096;

  private static final byte[] MAGIC = "ASSAYIDX".getBytes(StandardCharsets.US_ASCII);
  private static final int START = 16; // of the first block, with its checksum
  private static final int TRAILER = 32;

  private SectionTable() {}

  /** The first block. */
  static ByteBuffer header() {
    ByteBuffer header = buffer(Section.ALIGNMENT);
    header.put(MAGIC).putInt(VERSION).putInt(checksum(header.slice(0, START - Integer.BYTES)));
    return header.rewind();
  }

  /** What stands behind the last section. */
  static ByteBuffer end(List<Section> sections, long offset) {
    int length = sections.size() * Section.LINE;
    ByteBuffer end = buffer(length + TRAILER);
    sections.forEach(section -> section.write(end));
    end.putLong(offset).putInt(sections.size()).putInt(checksum(end.slice(0, length)));
    end.putLong(offset + length + TRAILER).putInt(0);
    end.putInt(checksum(end.slice(length, TRAILER - Integer.BYTES)));
    return end.rewind();
  }

  /**
   * The sections of a file by name, in their order, whose frame is whole and tiles the file.
   *
   * @throws IndexFileException if it does not
   */
  static Map<String, Section> read(Path file, Content content) throws IOException {
    long size = content.size();
    checkStart(file, content, size);
    if (size < Section.ALIGNMENT + TRAILER) {
      throw IndexFileException.in(file, "the file is cut short at " + size + " bytes");
    }
    ByteBuffer trailer = read(file, content, size - TRAILER, TRAILER);
    boolean whole =
        checksum(trailer.slice(0, TRAILER - Integer.BYTES))
            == trailer.getInt(TRAILER - Integer.BYTES);
    if (!whole || trailer.getLong(16) != size || trailer.getInt(24) != 0) {
      throw IndexFileException.in(
          file, "the end is damaged or missing; the file has " + size + " bytes");
    }
    long offset = trailer.getLong(0);
    int sections = trailer.getInt(8);
    if (sections < 0
        || sections > MOST_SECTIONS
        || offset != size - TRAILER - (long) sections * Section.LINE) {
      throw IndexFileException.in(file, "the section table does not reach to the end of the file");
    }
    ByteBuffer table = read(file, content, offset, sections * Section.LINE);
    if (checksum(table.duplicate()) != trailer.getInt(12)) {
      throw IndexFileException.in(file, "the section table is damaged");
    }
    return tiling(file, table, sections, offset);
  }

  private static void checkStart(Path file, Content content, long size) throws IOException {
    if (size < START) {
      throw IndexFileException.in(file, "the file is cut short at " + size + " bytes");
    }
    ByteBuffer start = read(file, content, 0, START);
    if (!start.slice(0, MAGIC.length).equals(ByteBuffer.wrap(MAGIC))) {
      throw IndexFileException.in(file, "this is no index file");
    }
    int version = start.getInt(MAGIC.length);
    if (checksum(start.slice(0, START - Integer.BYTES)) != start.getInt(START - Integer.BYTES)) {
      throw IndexFileException.in(file, "the beginning is damaged");
    } else if (version != VERSION) {
      throw IndexFileException.in(
          file, "its format is version " + version + ", this release reads version " + VERSION);
    }
    int rest = (int) Math.min(size, Section.ALIGNMENT) - START;
    if (!isZero(read(file, content, START, rest))) {
      throw IndexFileException.in(file, "the beginning is damaged");
    }
  }

  private static Map<String, Section> tiling(Path file, ByteBuffer table, int lines, long end)
      throws IOException {
    Map<String, Section> sections = new LinkedHashMap<>();
    long next = Section.ALIGNMENT;
    for (int line = 0; line < lines; line++) {
      Section section =
          Section.read(table)
              .filter(read -> !sections.containsKey(read.name()))
              .orElseThrow(() -> IndexFileException.in(file, "the section table makes no sense"));
      // Exactly behind one another: no overlap, no gap in which something could hide.
      if (section.offset() != next || section.end() > end) {
        throw IndexFileException.in(
            file, section.name(), "it does not lie behind the section before it");
      }
      next = section.end();
      sections.put(section.name(), section);
    }
    if (next != end) {
      throw IndexFileException.in(file, "the section table does not follow the last section");
    }
    return sections;
  }

  /** Whether the buffer has nothing but zeros from its position on. */
  static boolean isZero(ByteBuffer bytes) {
    while (bytes.hasRemaining()) {
      if (bytes.get() != 0) {
        return false;
      }
    }
    return true;
  }

  private static int checksum(ByteBuffer bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes);
    return (int) crc.getValue();
  }

  private static ByteBuffer read(Path file, Content content, long offset, int length)
      throws IOException {
    ByteBuffer bytes = buffer(length);
    while (bytes.hasRemaining()) {
      if (content.read(bytes, offset + bytes.position()) < 0) {
        throw IndexFileException.in(file, "it became shorter while it was opened");
      }
    }
    return bytes.rewind();
  }

  private static ByteBuffer buffer(int length) {
    return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
  }
}
