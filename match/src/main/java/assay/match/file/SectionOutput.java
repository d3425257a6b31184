package assay.match.file;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/** Counts and checksums what is written. Closing it does nothing: the file is not over. */
final class SectionOutput extends OutputStream {
  private final OutputStream out;
  private final CRC32C checksum = new CRC32C();
  private final byte[] chunk = new byte[1 << 16];
  private long position;
  private long most = Long.MAX_VALUE;

  SectionOutput(OutputStream out) {
    this.out = out;
  }

  /** Begins a section here. */
  long begin() {
    checksum.reset();
    most = position + Section.LONGEST;
    return position;
  }

  /** The number of bytes so far. */
  long position() {
    return position;
  }

  /** Of what was written since {@link #begin}. */
  int checksum() {
    return (int) checksum.getValue();
  }

  /** Ends a section with zeros up to where the next may begin. */
  void align() throws IOException {
    most = Long.MAX_VALUE;
    write(new byte[(int) (Section.aligned(position) - position)]);
  }

  void write(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      int length = Math.min(chunk.length, bytes.remaining());
      bytes.get(chunk, 0, length);
      write(chunk, 0, length);
    }
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b});
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    if (length > most - position) {
      throw new IOException("a section has at most " + Section.LONGEST + " bytes");
    }
    out.write(bytes, from, length);
    checksum.update(bytes, from, length);
    position += length;
  }
}
