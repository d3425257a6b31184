package assay.match.heif;

import assay.stage.UnreadableItemException;
import assay.verdict.Reason;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where the bytes of the items are: the box {@code iloc}, and {@code idat} for small ones. */
final class Locations {
  /** A cut item is filled up with zeros to its length, so that it is decoded as far as it goes. */
  static final int MOST_MISSING = 16 << 20;

  private static final int IN_FILE = 0;
  private static final int IN_IDAT = 1;

  private final byte[] content;
  private final Map<Long, Place> places = new HashMap<>();
  private byte[] small = {};

  Locations(byte[] content) {
    this.content = content;
  }

  /** The stretches of one item, as offset and length; a length of 0 is all that follows. */
  private record Place(int method, List<long[]> extents) {}

  /**
   * The bytes of one item.
   *
   * @param bytes as many as there should be
   * @param present how many of them are here; the others are 0
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Data(byte[] bytes, int present) {
    boolean isWhole() {
      return present == bytes.length;
    }
  }

  void small(Box idat) {
    small = idat.body().rest();
  }

  void read(Box iloc) throws UnreadableItemException {
    int version = iloc.form().version();
    Cursor in = iloc.body();
    int sizes = in.u16();
    Sizes bytes = new Sizes(sizes >> 12, sizes >> 8 & 15, sizes >> 4 & 15, sizes & 15);
    long items = version < 2 ? in.u16() : in.u32();
    for (long i = 0; i < items; i++) {
      long id = version < 2 ? in.u16() : in.u32();
      int method = version == 0 ? IN_FILE : in.u16() & 15;
      boolean elsewhere = in.u16() != 0;
      List<long[]> extents = bytes.extents(in, version > 0);
      if (!elsewhere) {
        places.put(id, new Place(method, extents));
      }
    }
  }

  /** How many bytes each kind of number has. */
  private record Sizes(int offset, int length, int base, int index) {
    List<long[]> extents(Cursor in, boolean indexed) throws UnreadableItemException {
      long from = in.number(base);
      int count = in.u16();
      if (count > 1 && offset + length == 0) {
        throw new UnreadableItemException(
            Reason.DECODE_ERROR, "iloc: " + count + " extents of no place and no length");
      }
      List<long[]> extents = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        in.skip(indexed ? index : 0);
        long at = from + in.number(offset);
        extents.add(new long[] {at < 0 ? Long.MAX_VALUE : at, in.number(length)});
      }
      return extents;
    }
  }

  Data data(long id) throws UnreadableItemException {
    Place place = places.get(id);
    if (place == null || place.method > IN_IDAT) {
      throw new UnreadableItemException(
          Reason.UNSUPPORTED_MEDIA, "item " + id + " has its bytes elsewhere");
    }
    byte[] source = place.method == IN_FILE ? content : small;
    long promised = 0;
    long here = 0;
    for (long[] extent : place.extents) {
      promised += length(extent, source);
      here += present(extent, source);
      checkSize(id, here, promised);
    }
    return gather(place, source, (int) promised);
  }

  /** Copies the stretches up to the first gap; what follows one is of no use. */
  private static Data gather(Place place, byte[] source, int promised) {
    byte[] bytes = new byte[promised];
    int at = 0;
    for (long[] extent : place.extents) {
      int count = (int) present(extent, source);
      System.arraycopy(source, (int) Math.min(extent[0], source.length), bytes, at, count);
      at += count;
      if (count < length(extent, source)) {
        break;
      }
    }
    return new Data(bytes, at);
  }

  private static long length(long[] extent, byte[] source) {
    return extent[1] == 0 ? Math.max(0, source.length - extent[0]) : extent[1];
  }

  private static long present(long[] extent, byte[] source) {
    return Math.min(length(extent, source), Math.max(0, source.length - extent[0]));
  }

  /** Refuses tiles that together are more than the file: then some are used many times over. */
  void checkTotal(long bytes) throws UnreadableItemException {
    if (bytes > content.length + (long) MOST_MISSING) {
      throw new UnreadableItemException(
          Reason.TOO_LARGE, "the tiles of a grid are longer than the file");
    }
  }

  private void checkSize(long id, long present, long promised) throws UnreadableItemException {
    if (present > content.length) {
      throw new UnreadableItemException(
          Reason.DECODE_ERROR, "item " + id + " is longer than the file");
    }
    if (promised < 0 || promised - present > MOST_MISSING) {
      throw new UnreadableItemException(
          Reason.TRUNCATED, "item " + id + ": " + present + " bytes are here, not " + promised);
    }
  }
}
