package assay.match.list;

import assay.match.file.IndexFile;
import assay.match.file.IndexFileException;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;

/** Sections of numbers, looked through before anything follows them to where they point. */
final class Numbers {
  private Numbers() {}

  static IntBuffer open(IndexFile file, String section) throws IndexFileException {
    ByteBuffer bytes = file.section(section);
    if (bytes.remaining() % Integer.BYTES != 0) {
      throw IndexFileException.in(file.path(), section, "its length is not that of numbers");
    }
    return bytes.asIntBuffer();
  }

  /** Refuses numbers that do not begin with 0, fall, or end elsewhere than at the last. */
  static void requireRising(IndexFile file, String section, IntBuffer numbers, int last)
      throws IndexFileException {
    boolean rising = numbers.limit() > 0 && numbers.get(0) == 0;
    int before = 0;
    for (int i = 0; i < numbers.limit(); i++) {
      rising &= numbers.get(i) >= before;
      before = numbers.get(i);
    }
    if (!rising || before != last) {
      throw IndexFileException.in(
          file.path(), section, "its numbers do not rise from 0 to the end");
    }
  }

  /** Refuses numbers that are not in 0 to the last, and too few or too many of them. */
  static void requireWithin(IndexFile file, String section, IntBuffer numbers, int count, int last)
      throws IndexFileException {
    boolean within = numbers.limit() == count;
    for (int i = 0; i < numbers.limit(); i++) {
      within &= numbers.get(i) >= 0 && numbers.get(i) <= last;
    }
    if (!within) {
      throw IndexFileException.in(file.path(), section, "its numbers do not fit the list");
    }
  }
}
