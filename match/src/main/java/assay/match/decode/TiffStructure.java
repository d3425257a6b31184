package assay.match.decode;

import assay.stage.UnreadableItemException;
import assay.verdict.Reason;
import java.util.HashMap;
import java.util.Map;

/**
 * The directories of a TIFF (6.0, section 2), walked through without decoding: every value and
 * every strip or tile they point to must be within the content.
 */
final class TiffStructure {
  private static final int COMPRESSION = 259;
  private static final int STRIP_OFFSETS = 273;
  private static final int STRIP_LENGTHS = 279;
  private static final int TILE_OFFSETS = 324;
  private static final int TILE_LENGTHS = 325;

  /** JPEG within TIFF, which would be left to whatever JPEG reader is installed. */
  private static final int OLD_JPEG = 6;

  private static final int JPEG = 7;

  /** Bytes of a value of each type; what is unknown counts as 1. */
  private static final int[] SIZES = {1, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8};

  private final Numbers bytes;
  private final boolean littleEndian;
  private final Attempt attempt;

  private TiffStructure(byte[] content, Attempt attempt) throws UnreadableItemException {
    this.bytes = new Numbers(content);
    this.littleEndian = bytes.u8(0) == 'I';
    this.attempt = attempt;
  }

  /** Tells the attempt what is missing, and refuses what is not decoded. */
  static void check(byte[] content, Attempt attempt) throws UnreadableItemException {
    TiffStructure tiff = new TiffStructure(content, attempt);
    if (tiff.u16(2) != 42) {
      throw new UnreadableItemException(Reason.UNSUPPORTED_MEDIA, "not a TIFF of version 42");
    }
    try {
      tiff.walk();
    } catch (UnreadableItemException e) {
      if (e.reason() != Reason.TRUNCATED) {
        throw e;
      }
      attempt.fault(Reason.TRUNCATED);
    }
  }

  private void walk() throws UnreadableItemException {
    long at = u32(4);
    for (int page = 0; at != 0; page++) {
      if (page == attempt.limits().pictures()) {
        // or the directories go round in a circle, which the reader should not be asked to follow
        throw new UnreadableItemException(Reason.TOO_LARGE, "more than " + page + " pages");
      }
      at = directory(at);
    }
  }

  /** Checks a directory; the place of the next, or 0. */
  private long directory(long at) throws UnreadableItemException {
    int entries = u16(at);
    Map<Integer, Entry> found = new HashMap<>();
    for (int i = 0; i < entries; i++) {
      Entry entry = entry(at + 2 + 12L * i);
      found.put(entry.tag, entry);
    }
    if (found.containsKey(COMPRESSION)) {
      checkCompression((int) value(found.get(COMPRESSION), 0));
    }
    checkPieces(found.get(STRIP_OFFSETS), found.get(STRIP_LENGTHS));
    checkPieces(found.get(TILE_OFFSETS), found.get(TILE_LENGTHS));
    return u32(at + 2 + 12L * entries);
  }

  /** One entry: the place of its first value, and of what type and how many they are. */
  private record Entry(int tag, int size, long count, long at) {}

  private Entry entry(long at) throws UnreadableItemException {
    int type = u16(at + 2);
    int size = type < SIZES.length ? SIZES[type] : 1;
    long count = u32(at + 4);
    long place = size * count <= 4 ? at + 8 : u32(at + 8);
    require(place + size * count);
    return new Entry(u16(at), size, count, place);
  }

  private void checkPieces(Entry offsets, Entry lengths) throws UnreadableItemException {
    if (offsets == null || lengths == null) {
      return; // the reader decides whether it can do without
    }
    for (long i = 0; i < Math.min(offsets.count, lengths.count); i++) {
      attempt.goOn();
      require(value(offsets, i) + value(lengths, i));
    }
  }

  private static void checkCompression(int compression) throws UnreadableItemException {
    if (compression == OLD_JPEG || compression == JPEG) {
      throw new UnreadableItemException(Reason.UNSUPPORTED_MEDIA, "JPEG within TIFF");
    }
  }

  private void require(long end) throws UnreadableItemException {
    if (!bytes.reaches(end)) {
      throw new UnreadableItemException(
          Reason.TRUNCATED, end + " bytes are needed, " + bytes.length() + " are here");
    }
  }

  private long value(Entry entry, long index) throws UnreadableItemException {
    long at = entry.at + entry.size * index;
    return entry.size == 2 ? u16(at) : u32(at);
  }

  private int u16(long at) throws UnreadableItemException {
    return littleEndian ? bytes.u16le(at) : bytes.u16be(at);
  }

  private long u32(long at) throws UnreadableItemException {
    return littleEndian ? bytes.u32le(at) : bytes.u32be(at);
  }
}
