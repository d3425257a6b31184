package assay.dataset.tar;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** What a tar archive is made of. */
sealed interface TarPart {
  /** Where it begins, in bytes from the start of the archive. */
  long start();

  /**
   * Everything in front of a member's data.
   *
   * @param headers how many bytes its headers are, with their data
   * @param context those bytes
   * @param type its type flag
   * @param size of the data that follows, without padding
   * @param time of its last change, as its header says
   * @param sparse its data is not what loaders would see
   */
  record Member(
      long start,
      int headers,
      Supplier<byte[]> context,
      MemberName name,
      MemberName link,
      char type,
      long size,
      Optional<Instant> time,
      boolean sparse)
      implements TarPart {

    /** Carries bytes. An unknown type does, as the standard has it. */
    boolean isFile() {
      return "123456".indexOf(type) < 0;
    }

    boolean isHardLink() {
      return type == '1';
    }

    /** The rest of a file whose beginning is in another volume. */
    boolean isContinuation() {
      return type == 'M';
    }

    long end() {
      long blocks = (size + TarHeader.BLOCK - 1) / TarHeader.BLOCK;
      return start + headers + blocks * TarHeader.BLOCK;
    }
  }

  /** A header that speaks about all members behind it. */
  record Global(long start, long length) implements TarPart {}

  /** A block of zeros, or what there is of one at the end of the file. */
  record Zeros(long start, int length) implements TarPart {}
}
