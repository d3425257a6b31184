package assay.casework.captures;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.zip.CRC32C;

/** Tells whether a file is, to the last bit, what was written. */
final class Verifying {
  private Verifying() {}

  /**
   * Compares every checksum, on all processors.
   *
   * @return how many bytes they are of
   * @throws CaptureIndexException if any byte is not as it was written, or of another version
   */
  static long of(Path path, MappedBytes file) throws CaptureIndexException {
    long end = file.length() - IndexLayout.END_LENGTH;
    if (end < IndexLayout.MAGIC.length
        || !Arrays.equals(file.bytes(0, IndexLayout.MAGIC.length), IndexLayout.MAGIC)) {
      throw new CaptureIndexException(path, "is no capture index, or was cut short");
    }
    long checked = file.getLong(end + Long.BYTES);
    long chunks = (checked + CheckedOutput.CHUNK - 1) / CheckedOutput.CHUNK;
    if (checked < 0 || checked > end || checked + chunks * Integer.BYTES != end) {
      throw new CaptureIndexException(path, "was cut short, or its end was altered");
    }
    byte[] checksums = file.bytes(checked, (int) chunks * Integer.BYTES);
    byte[] tail = file.bytes(end, IndexLayout.END_LENGTH);
    byte[] expected = IndexLayout.end(checked, checksums);
    int beforeVersion = IndexLayout.END_LENGTH - Integer.BYTES;
    int version = file.getInt(end + beforeVersion);
    boolean same = Arrays.equals(tail, 0, beforeVersion, expected, 0, beforeVersion);
    if (same && version != IndexLayout.VERSION) {
      throw new CaptureIndexException(
          path,
          "is of version %d, not %d; make it again from its sources"
              .formatted(version, IndexLayout.VERSION));
    } else if (!same) {
      throw new CaptureIndexException(path, "was cut short, or its end was altered");
    }
    boolean whole =
        IntStream.range(0, (int) chunks)
            .parallel()
            .allMatch(chunk -> isWhole(file, chunk, checked));
    if (!whole) {
      throw new CaptureIndexException(path, "is not the bytes that were written");
    }
    return checked;
  }

  private static boolean isWhole(MappedBytes file, int chunk, long checked) {
    long from = (long) chunk * CheckedOutput.CHUNK;
    int length = (int) Math.min(CheckedOutput.CHUNK, checked - from);
    CRC32C checksum = new CRC32C();
    checksum.update(file.slice(from, length));
    return (int) checksum.getValue() == file.getInt(checked + 4L * chunk);
  }
}
