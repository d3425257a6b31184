package assay.dataset.zip;

import assay.dataset.io.Positioned;
import assay.dataset.names.RawName;
import assay.dataset.packed.DamagedException;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;

/**
 * One record of a central directory, with what follows from its local header.
 *
 * @param position of the local header
 * @param data where the packed bytes begin
 * @param packed how many they are
 * @param size how many bytes they become
 * @param crc of those
 * @param method how they are packed
 * @param flags general purpose bits
 * @param name as text: never a path on our disk
 * @param directory it has no content of its own
 * @param time when the file was last changed, as its packer says: no later than this
 */
public record ZipRecord(
    long position,
    long data,
    long packed,
    long size,
    long crc,
    int method,
    int flags,
    String name,
    boolean directory,
    Optional<Instant> time) {
  /** The shortest record of a central directory, in bytes. */
  static final int LEAST = 46;

  static final int LOCAL = 30;

  private static final long CENTRAL_SIGNATURE = 0x02014b50L;
  private static final long LOCAL_SIGNATURE = 0x04034b50L;
  private static final int AES = 99;
  private static final long ALL_ONES = 0xffffffffL;

  /** Whether its bytes, or the headers, are encrypted in one of the ways there are. */
  public boolean isEncrypted() {
    return (flags & 1) != 0 || (flags & 1 << 13) != 0 || method == AES;
  }

  /** Whether sizes and checksum stand behind the data, and may be missing before them. */
  boolean hasDescriptor() {
    return (flags & 8) != 0;
  }

  long end() {
    return data + packed;
  }

  /** The length of the record at this place of a central directory. */
  static int length(byte[] fixed) throws DamagedException {
    if (fixed.length < LEAST || ZipFields.u32(fixed, 0) != CENTRAL_SIGNATURE) {
      throw new DamagedException("a record of the zip's central directory was expected");
    }
    return LEAST + ZipFields.u16(fixed, 28) + ZipFields.u16(fixed, 30) + ZipFields.u16(fixed, 32);
  }

  /**
   * Reads it.
   *
   * @param central the whole record
   * @param directory where the central directory begins; no entry reaches into it
   * @throws DamagedException if the two headers do not agree, or the data lie outside
   */
  static ZipRecord of(byte[] central, Positioned file, long directory) throws IOException {
    int name = ZipFields.u16(central, 28);
    ZipExtra extra = ZipExtra.of(central, LEAST + name, ZipFields.u16(central, 30));
    long size = ZipFields.u32(central, 24);
    long packed = ZipFields.u32(central, 20);
    long position = ZipFields.u32(central, 42);
    ZipExtra.Large large = extra.large();
    size = size == ALL_ONES ? large.next() : size;
    packed = packed == ALL_ONES ? large.next() : packed;
    position = position == ALL_ONES ? large.next() : position;
    if (size < 0 || packed < 0 || position < 0 || position > directory - LOCAL) {
      throw new DamagedException("an entry of the zip lies outside it");
    }
    byte[] local = file.peek(position, LOCAL);
    if (ZipFields.u32(local, 0) != LOCAL_SIGNATURE) {
      throw new DamagedException("an entry of the zip has no local header");
    }
    byte[] rawName = Arrays.copyOfRange(central, LEAST, LEAST + name);
    ZipRecord record =
        new ZipRecord(
            position,
            position + LOCAL + ZipFields.u16(local, 26) + ZipFields.u16(local, 28),
            packed,
            size,
            ZipFields.u32(central, 16),
            ZipFields.u16(central, 10),
            ZipFields.u16(central, 8),
            RawName.bounded(RawName.text(rawName)),
            size == 0 && name > 0 && rawName[name - 1] == '/',
            extra.modified().or(() -> dos(central)));
    record.compare(local, rawName, file);
    if (record.packed > directory - record.data) {
      throw new DamagedException("an entry of the zip reaches into its central directory");
    }
    return record;
  }

  /** The position of the local header, as a record of the central directory has it. */
  static long position(byte[] central) throws DamagedException {
    long position = ZipFields.u32(central, 42);
    return position == ALL_ONES ? ZipFields.u64(central, largePosition(central)) : position;
  }

  /** Where in the record the position is that has 64 bits: behind the sizes that have. */
  static int largePosition(byte[] central) throws DamagedException {
    int extra = LEAST + ZipFields.u16(central, 28);
    int before = ZipFields.u32(central, 24) == ALL_ONES ? 8 : 0;
    before += ZipFields.u32(central, 20) == ALL_ONES ? 8 : 0;
    return ZipExtra.zip64(central, extra, ZipFields.u16(central, 30)) + before;
  }

  /** Two readers, of which one believes the local header, must see the same. */
  private void compare(byte[] local, byte[] rawName, Positioned file) throws IOException {
    byte[] localName = file.peek(position + LOCAL, ZipFields.u16(local, 26));
    boolean same =
        Arrays.equals(localName, rawName)
            && ZipFields.u16(local, 8) == method
            && (ZipFields.u16(local, 6) & 0x2009) == (flags & 0x2009);
    boolean sizes =
        hasDescriptor()
            || (ZipFields.u32(local, 14) == crc
                && isSame(ZipFields.u32(local, 18), packed)
                && isSame(ZipFields.u32(local, 22), size));
    if (!same || !sizes) {
      throw new DamagedException("a local header of the zip differs from its central directory");
    }
  }

  private static boolean isSame(long local, long central) {
    return local == central || local == ALL_ONES;
  }

  /** A local time of nobody knows where; no place is further behind than twelve hours. */
  private static Optional<Instant> dos(byte[] central) {
    int time = ZipFields.u16(central, 12);
    int date = ZipFields.u16(central, 14);
    try {
      return Optional.of(
          LocalDateTime.of(
                  1980 + (date >> 9),
                  date >> 5 & 15,
                  date & 31,
                  time >> 11,
                  time >> 5 & 63,
                  2 * (time & 31))
              .plusSeconds(2)
              .toInstant(ZoneOffset.ofHours(-12)));
    } catch (DateTimeException noDate) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return "entry at " + position;
  }
}
