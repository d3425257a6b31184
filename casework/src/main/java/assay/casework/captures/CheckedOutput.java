package assay.casework.captures;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.CRC32C;

/** Counts what is written, and keeps a checksum of every mebibyte. */
final class CheckedOutput {
  static final int CHUNK = 1 << 20;

  private final OutputStream out;
  private final Bytes checksums = new Bytes();
  private final CRC32C checksum = new CRC32C();
  private long position;

  CheckedOutput(OutputStream out) {
    this.out = out;
  }

  long position() {
    return position;
  }

  void write(byte[] bytes) throws IOException {
    write(bytes, bytes.length);
  }

  void write(byte[] bytes, int length) throws IOException {
    int at = 0;
    while (at < length) {
      int left = CHUNK - (int) (position % CHUNK);
      int count = Math.min(left, length - at);
      checksum.update(bytes, at, count);
      out.write(bytes, at, count);
      at += count;
      position += count;
      if (count == left) {
        closeChunk();
      }
    }
  }

  private void closeChunk() {
    checksums.putInt((int) checksum.getValue());
    checksum.reset();
  }

  /** The checksums of all that was written, the last of them of what remains. */
  byte[] checksums() {
    if (position % CHUNK != 0) {
      closeChunk();
    }
    return checksums.toArray();
  }
}
