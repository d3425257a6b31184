package assay.match.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32C;

/**
 * An open index file: its sections, mapped. Every byte was found as it was written. May be read by
 * any number of threads; the memory is the page cache's and is let go when this is no longer
 * reachable.
 */
public final class IndexFile {
  private static final int SLICE = 1 << 22; // a longer one would keep the JVM from its safepoints

  private final Path path;
  private final Map<String, ByteBuffer> sections;

  private IndexFile(Path path, Map<String, ByteBuffer> sections) {
    this.path = path;
    this.sections = Collections.unmodifiableMap(sections);
  }

  /**
   * Maps a file and verifies all of it, on all processors.
   *
   * @throws IndexFileException if any byte of it is not as it was written
   * @throws IOException if it cannot be read
   */
  public static IndexFile open(Path path) throws IOException {
    Map<String, Section> table;
    Map<String, MappedByteBuffer> mapped = new LinkedHashMap<>();
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      table = SectionTable.read(path, channel);
      for (Section section : table.values()) {
        long padded = section.end() - section.offset();
        mapped.put(
            section.name(), channel.map(FileChannel.MapMode.READ_ONLY, section.offset(), padded));
      }
    }
    Optional<Section> damaged =
        List.copyOf(table.values()).parallelStream()
            .filter(section -> !isWhole(section, mapped.get(section.name())))
            .findFirst();
    if (damaged.isPresent()) {
      throw IndexFileException.in(
          path, damaged.get().name(), "its content does not have the checksum it was written with");
    }
    Map<String, ByteBuffer> sections = new LinkedHashMap<>();
    table.forEach(
        (name, section) -> sections.put(name, mapped.get(name).slice(0, (int) section.length())));
    return new IndexFile(path, sections);
  }

  /** Whether the content has its checksum, and nothing but zeros follows. */
  private static boolean isWhole(Section section, ByteBuffer padded) {
    CRC32C checksum = new CRC32C();
    int length = (int) section.length();
    int at = 0;
    while (at < length) {
      int slice = Math.min(SLICE, length - at);
      checksum.update(padded.slice(at, slice));
      at += slice;
    }
    return (int) checksum.getValue() == section.checksum()
        && SectionTable.isZero(padded.slice(length, padded.capacity() - length));
  }

  public Path path() {
    return path;
  }

  /** The names of the sections, in the order in which they lie in the file. */
  public Set<String> names() {
    return sections.keySet();
  }

  /**
   * The content of a section: read-only, little-endian, a buffer of the caller's own over shared
   * memory.
   *
   * @throws IndexFileException if there is no such section
   */
  public ByteBuffer section(String name) throws IndexFileException {
    ByteBuffer section = sections.get(name);
    if (section == null) {
      throw IndexFileException.in(path, name, "there is no such section");
    }
    return section.asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * The content of a section that must have this length.
   *
   * @throws IndexFileException if there is no such section, or it is of another length
   */
  public ByteBuffer section(String name, long length) throws IndexFileException {
    ByteBuffer section = section(name);
    if (section.remaining() != length) {
      throw IndexFileException.in(
          path, name, "expected " + length + " bytes, found " + section.remaining());
    }
    return section;
  }
}
