package assay.dataset.zip;

import assay.dataset.io.Positioned;
import assay.dataset.packed.DamagedException;
import java.io.EOFException;
import java.io.IOException;

/**
 * What the end of a zip says about its central directory (APPNOTE 6.3.10, 4.3.14 to 4.3.16).
 *
 * @param start of the central directory
 * @param end where the records that end the archive begin
 * @param entries how many records it has
 */
record ZipTail(long start, long end, long entries) {
  private static final int LENGTH = 22;
  private static final int LONGEST_COMMENT = 0xffff;
  private static final int LOCATOR = 20;
  private static final int LENGTH_64 = 56;

  private static final long END = 0x06054b50L;
  private static final long END_64 = 0x06064b50L;
  private static final long LOCATOR_64 = 0x07064b50L;

  /**
   * Finds it. The comment that follows must end with the file: otherwise there could be two tails,
   * and two readers would see two archives.
   *
   * @throws DamagedException if there is none, or it cannot be believed
   */
  static ZipTail of(Positioned file) throws IOException {
    long from = Math.max(0, file.length() - LENGTH - LONGEST_COMMENT);
    byte[] last = file.peek(from, LENGTH + LONGEST_COMMENT);
    for (int at = last.length - LENGTH; at >= 0; at--) {
      boolean signature = ZipFields.u32(last, at) == END;
      if (signature && at + LENGTH + ZipFields.u16(last, at + 20) == last.length) {
        return of(file, last, at, from + at).checked(file);
      }
    }
    throw new DamagedException("the zip has no central directory", new EOFException());
  }

  private static ZipTail of(Positioned file, byte[] last, int at, long position)
      throws IOException {
    boolean one =
        ZipFields.u16(last, at + 4) == ZipFields.u16(last, at + 6)
            && ZipFields.u16(last, at + 8) == ZipFields.u16(last, at + 10);
    long entries = ZipFields.u16(last, at + 10);
    long size = ZipFields.u32(last, at + 12);
    long start = ZipFields.u32(last, at + 16);
    byte[] locator = file.peek(Math.max(0, position - LOCATOR), LOCATOR);
    if (position >= LOCATOR && ZipFields.u32(locator, 0) == LOCATOR_64) {
      return large(file, ZipFields.u64(locator, 8), position - LOCATOR);
    } else if (!one || ZipFields.u16(last, at + 4) != 0 || start + size != position) {
      throw new DamagedException("the zip is one of several parts, or its directory is elsewhere");
    }
    return new ZipTail(start, position, entries);
  }

  private static ZipTail large(Positioned file, long at, long locator) throws IOException {
    byte[] record = at < 0 || at > locator - LENGTH_64 ? new byte[0] : file.peek(at, LENGTH_64);
    boolean believable =
        record.length == LENGTH_64
            && ZipFields.u32(record, 0) == END_64
            && ZipFields.u64(record, 4) == locator - at - 12
            && locator - at <= LONGEST_COMMENT
            && ZipFields.u32(record, 16) == 0
            && ZipFields.u32(record, 20) == 0
            && ZipFields.u64(record, 24) == ZipFields.u64(record, 32)
            && ZipFields.u64(record, 48) + ZipFields.u64(record, 40) == at;
    if (!believable) {
      throw new DamagedException("the zip's 64-bit end of central directory is wrong");
    }
    return new ZipTail(ZipFields.u64(record, 48), at, ZipFields.u64(record, 32));
  }

  /**
   * The records that end an archive, for a directory that became shorter: the same, comment and
   * all, but for its place and length.
   *
   * @param from where they begin in the file
   * @param start of the new directory
   * @param end of the new directory, which is where they are written
   * @param entries how many records it has
   */
  static byte[] renewed(Positioned file, long from, long start, long end, long entries)
      throws IOException {
    byte[] bytes = file.peek(from, (int) (file.length() - from));
    int at = 0;
    if (ZipFields.u32(bytes, 0) == END_64) {
      ZipFields.put64(bytes, 24, entries);
      ZipFields.put64(bytes, 32, entries);
      ZipFields.put64(bytes, 40, end - start);
      ZipFields.put64(bytes, 48, start);
      at = (int) ZipFields.u64(bytes, 4) + 12;
      ZipFields.put64(bytes, at + 8, end);
      at += LOCATOR;
    }
    renew(bytes, at + 8, 2, entries);
    renew(bytes, at + 10, 2, entries);
    renew(bytes, at + 12, 4, end - start);
    renew(bytes, at + 16, 4, start);
    return bytes;
  }

  /** All ones mean that the 64-bit record says it; that stays so. */
  private static void renew(byte[] bytes, int at, int length, long value) {
    boolean elsewhere =
        length == 2 ? ZipFields.u16(bytes, at) == 0xffff : ZipFields.u32(bytes, at) == 0xffffffffL;
    if (!elsewhere && length == 2) {
      ZipFields.put16(bytes, at, value);
    } else if (!elsewhere) {
      ZipFields.put32(bytes, at, value);
    }
  }

  private ZipTail checked(Positioned file) throws DamagedException {
    long least = ZipRecord.LEAST;
    if (start < 0 || start > end || entries < 0 || entries > (end - start) / least) {
      throw new DamagedException("the zip's central directory cannot hold what it should");
    } else if (end > file.length()) {
      throw new DamagedException("the zip's central directory lies outside the file");
    }
    return this;
  }
}
