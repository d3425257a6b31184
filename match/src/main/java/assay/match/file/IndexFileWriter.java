package assay.match.file;

import assay.durable.OwnerOnly;
import assay.match.atrest.AtRest;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes an index file, section after section. The file is its owner's only, and appears whole and
 * forced to disk, or not at all. One writer at a time per target.
 */
public final class IndexFileWriter {
  private final SectionOutput out;
  private final List<Section> sections = new ArrayList<>();

  private IndexFileWriter(OutputStream out) {
    this.out = new SectionOutput(out);
  }

  /** Writes the sections of a file. */
  @FunctionalInterface
  public interface Sections {
    void writeTo(IndexFileWriter file) throws IOException;
  }

  /** Writes the content of a section. */
  @FunctionalInterface
  public interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Replaces or creates a file.
   *
   * @throws IOException if it cannot be written in full; then there is what was there before
   */
  public static void write(Path target, AtRest atRest, Sections sections) throws IOException {
    OwnerOnly.write(target, file -> atRest.write(file, out -> write(out, sections)));
  }

  /** Replaces or creates a file in the clear. */
  public static void write(Path target, Sections sections) throws IOException {
    write(target, AtRest.clear(), sections);
  }

  private static void write(OutputStream out, Sections sections) throws IOException {
    IndexFileWriter writer = new IndexFileWriter(out);
    writer.out.write(SectionTable.header());
    sections.writeTo(writer);
    writer.out.write(SectionTable.end(writer.sections, writer.out.position()));
  }

  /**
   * Writes a section: what remains in the buffers, one after the other. The buffers stay as they
   * are. Numbers in them should be little-endian, as {@link IndexFile#section} says they are.
   *
   * @param name one to forty of {@code a-z 0-9 . -}
   * @throws IllegalArgumentException if the name is none, or was there before
   * @throws IOException if the section grows longer than 2,147,479,552 bytes
   */
  public void section(String name, ByteBuffer... content) throws IOException {
    section(
        name,
        sameOut -> {
          for (ByteBuffer buffer : content) {
            out.write(buffer.duplicate());
          }
        });
  }

  /** Writes a section of numbers, little-endian, from the first to the limit. */
  public void numbers(String name, IntBuffer numbers) throws IOException {
    section(
        name,
        out -> {
          ByteBuffer chunk = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);
          for (int i = 0; i < numbers.limit(); i++) {
            chunk.putInt(numbers.get(i));
            if (!chunk.hasRemaining() || i == numbers.limit() - 1) {
              out.write(chunk.array(), 0, chunk.position());
              chunk.clear();
            }
          }
        });
  }

  /**
   * Writes a section of which all bytes are not there at once; for the rest as {@link
   * #section(String, ByteBuffer...)}.
   */
  public void section(String name, Content content) throws IOException {
    if (!Section.isName(name) || sections.stream().anyMatch(s -> s.name().equals(name))) {
      throw new IllegalArgumentException("no name for a new section: " + name);
    } else if (sections.size() == SectionTable.MOST_SECTIONS) {
      throw new IllegalArgumentException("a file has at most " + sections.size() + " sections");
    }
    long offset = out.begin();
    content.writeTo(out);
    sections.add(new Section(name, offset, out.position() - offset, out.checksum()));
    out.align();
  }
}
