package assay.dataset.zip;

import assay.dataset.io.Positioned;
import assay.dataset.packed.DamagedException;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;

/**
 * The entries of a zip, as its central directory has them, in the order in which they lie.
 *
 * <p>They tile the file up to the directory: entries that overlap or lie outside, and bytes between
 * them that belong to none (where an entry could lie that only has a local header), are refused,
 * because what one reader does not see another one does. Holds sixteen bytes for each entry.
 */
public final class ZipDirectory {
  private static final int LONGEST_DESCRIPTOR = 24;

  private final Positioned file;
  private final ZipTail tail;
  private final long[] local;
  private final long[] central;

  private ZipDirectory(Positioned file, ZipTail tail, long[] local, long[] central) {
    this.file = file;
    this.tail = tail;
    this.local = local;
    this.central = central;
  }

  /**
   * Reads the whole directory, and looks at every local header.
   *
   * @param most how many entries it may have
   * @throws TooManyEntries if it has more
   * @throws DamagedException if it cannot be believed
   */
  public static ZipDirectory of(Positioned file, long most) throws IOException {
    ZipTail tail = ZipTail.of(file);
    if (tail.entries() > Math.min(most, Integer.MAX_VALUE - 8)) {
      throw new TooManyEntries();
    }
    long[] local = new long[(int) tail.entries()];
    long[] central = new long[local.length];
    long at = tail.start();
    boolean sorted = true;
    for (int i = 0; i < local.length; i++) {
      byte[] record = record(file, tail, at);
      central[i] = at;
      local[i] = ZipRecord.of(record, file, tail.start()).position();
      sorted &= i == 0 || local[i - 1] < local[i];
      at += record.length;
    }
    if (at != tail.end()) {
      throw new DamagedException("the zip's central directory does not end where it should");
    }
    if (!sorted) {
      sort(local, central);
    }
    ZipDirectory directory = new ZipDirectory(file, tail, local, central);
    directory.requireTiles();
    return directory;
  }

  /** There are more entries than are read. */
  public static final class TooManyEntries extends IOException {
    private static final long serialVersionUID = 1;

    TooManyEntries() {
      super("the zip has too many entries");
    }
  }

  private static byte[] record(Positioned file, ZipTail tail, long at) throws IOException {
    int length = ZipRecord.length(file.peek(at, (int) Math.min(ZipRecord.LEAST, tail.end() - at)));
    if (length > tail.end() - at) {
      throw new DamagedException("the zip's central directory ends inside a record");
    }
    return file.peek(at, length);
  }

  private static void sort(long[] local, long[] central) {
    long[][] pairs = new long[local.length][];
    for (int i = 0; i < local.length; i++) {
      pairs[i] = new long[] {local[i], central[i]};
    }
    Arrays.sort(pairs, Comparator.comparingLong(pair -> pair[0]));
    for (int i = 0; i < local.length; i++) {
      local[i] = pairs[i][0];
      central[i] = pairs[i][1];
    }
  }

  private void requireTiles() throws IOException {
    long end = 0;
    for (int i = 0; i < local.length; i++) {
      if (local[i] != end) {
        throw new DamagedException(
            local[i] < end ? "entries of the zip overlap" : "bytes of the zip belong to no entry");
      }
      ZipRecord entry = entry(i);
      end = i + 1 < local.length ? local[i + 1] : tail.start();
      requireReaches(entry, end);
    }
    if (local.length == 0 && tail.start() != 0) {
      throw new DamagedException("bytes of the zip belong to no entry");
    }
  }

  /** Behind the data there is nothing, or the descriptor that repeats what the directory says. */
  private void requireReaches(ZipRecord entry, long next) throws IOException {
    long rest = next - entry.end();
    if (rest < 0) {
      throw new DamagedException("entries of the zip overlap");
    } else if (rest == 0 && !entry.hasDescriptor()) {
      return;
    }
    boolean descriptor = entry.hasDescriptor() && rest <= LONGEST_DESCRIPTOR;
    if (!descriptor || !isDescriptor(file.peek(entry.end(), (int) rest), entry)) {
      throw new DamagedException("bytes of the zip belong to no entry");
    }
  }

  /** Checksum and sizes of 32 or 64 bits, with or without a signature; some packers omit it all. */
  private static boolean isDescriptor(byte[] bytes, ZipRecord entry) {
    boolean signed = bytes.length == 16 || bytes.length == 24;
    int from = signed ? 4 : 0;
    boolean signature = !signed || ZipFields.u32(bytes, 0) == 0x08074b50L;
    return switch (bytes.length - from) {
      case 0 -> true;
      case 12 ->
          signature
              && ZipFields.u32(bytes, from) == entry.crc()
              && ZipFields.u32(bytes, from + 4) == (entry.packed() & 0xffffffffL)
              && ZipFields.u32(bytes, from + 8) == (entry.size() & 0xffffffffL);
      case 20 ->
          signature
              && ZipFields.u32(bytes, from) == entry.crc()
              && ZipFields.u64(bytes, from + 4) == entry.packed()
              && ZipFields.u64(bytes, from + 12) == entry.size();
      default -> false;
    };
  }

  /** How many entries there are, directories included. */
  public int size() {
    return local.length;
  }

  /** Where the central directory begins: behind the entries. */
  long start() {
    return tail.start();
  }

  /** Where the records begin that end the archive: behind the central directory. */
  long end() {
    return tail.end();
  }

  /** Where an entry begins. */
  long position(int i) {
    return local[i];
  }

  /** Which entry begins there. */
  int indexOf(long position) {
    return Arrays.binarySearch(local, position);
  }

  /** The record at this place of the central directory, whole. */
  byte[] recordAt(long at) throws IOException {
    return record(file, tail, at);
  }

  /**
   * One entry.
   *
   * @param i in the order in which they lie, from 0
   */
  public ZipRecord entry(int i) throws IOException {
    return ZipRecord.of(record(file, tail, central[i]), file, tail.start());
  }
}
