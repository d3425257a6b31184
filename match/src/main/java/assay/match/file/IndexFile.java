package assay.match.file;

import assay.match.atrest.AtRest;
import assay.match.atrest.BrokenSealException;
import assay.match.atrest.Content;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32C;

/**
 * An open index file: its sections, mapped, or in memory if the file is encrypted. Every byte was
 * found as it was written. May be read by any number of threads; the memory, which is the page
 * cache's if it is mapped, is let go when this is no longer reachable.
 */
public final class IndexFile {
  private static final int SLICE = 1 << 22; // a longer one would keep the JVM from its safepoints

  private final Path path;
  private final Map<String, ByteBuffer> sections;

  private IndexFile(Path path, Map<String, ByteBuffer> sections) {
    this.path = path;
    this.sections = Collections.unmodifiableMap(sections);
  }

  /** Maps a file in the clear, for the rest as {@link #open(Path, AtRest)}. */
  public static IndexFile open(Path path) throws IOException {
    return open(path, AtRest.clear());
  }

  /**
   * Maps a file, or decrypts it into memory, and verifies all of it, on all processors.
   *
   * @throws IndexFileException if any byte of it is not as it was written
   * @throws assay.match.atrest.LockedException if it is encrypted, and not with this key
   * @throws IOException if it cannot be read
   */
  public static IndexFile open(Path path, AtRest atRest) throws IOException {
    try (Content content = atRest.open(path)) {
      return new IndexFile(path, sections(path, content));
    } catch (BrokenSealException e) {
      throw IndexFileException.in(path, e.getMessage());
    }
  }

  private static Map<String, ByteBuffer> sections(Path path, Content content) throws IOException {
    List<Section> table = List.copyOf(SectionTable.read(path, content).values());
    List<Optional<ByteBuffer>> loaded;
    try {
      loaded = table.parallelStream().map(section -> load(content, section)).toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    Map<String, ByteBuffer> sections = new LinkedHashMap<>();
    for (int i = 0; i < table.size(); i++) {
      Section section = table.get(i);
      ByteBuffer padded =
          loaded
              .get(i)
              .orElseThrow(
                  () ->
                      IndexFileException.in(
                          path,
                          section.name(),
                          "its content does not have the checksum it was written with"));
      sections.put(section.name(), padded.slice(0, (int) section.length()));
    }
    return sections;
  }

  private static Optional<ByteBuffer> load(Content content, Section section) {
    try {
      ByteBuffer padded = content.load(section.offset(), section.end() - section.offset());
      return Optional.of(padded).filter(bytes -> isWhole(section, bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
