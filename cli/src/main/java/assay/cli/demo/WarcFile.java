package assay.cli.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A WARC/1.1 file being written, record by record; with a gzip member for each if its name says so.
 */
final class WarcFile implements Closeable {
  private static final byte[] END = "\r\n\r\n".getBytes(UTF_8);

  private final OutputStream out;
  private final boolean compressed;

  private WarcFile(OutputStream out, boolean compressed) {
    this.out = out;
    this.compressed = compressed;
  }

  /**
   * Creates a file.
   *
   * @throws IOException if it is there already, or cannot be written
   */
  static WarcFile create(Path file) throws IOException {
    OutputStream out =
        Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    return new WarcFile(
        new BufferedOutputStream(out, 1 << 18), file.getFileName().toString().endsWith(".gz"));
  }

  /** Appends a record. */
  void add(WarcHead head, byte[] block) throws IOException {
    byte[] header = head.bytes(block.length);
    if (compressed) {
      out.write(Gzip.member(header, block, END));
    } else {
      out.write(header);
      out.write(block);
      out.write(END);
    }
  }

  /** Appends a record in a member with a wrong checksum. */
  void addDamaged(WarcHead head, byte[] block) throws IOException {
    out.write(Gzip.withWrongChecksum(Gzip.member(head.bytes(block.length), block, END)));
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
