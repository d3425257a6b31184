package assay.match.video;

import assay.stage.UnreadableItemException;
import assay.verdict.Reason;
import java.nio.ByteBuffer;
import java.util.Set;

/**
 * The places of the pixels in an index that is moved before them: what stands between its new place
 * and its old one moves back by its length. A box that does not fit into the one around it ends the
 * walk through that one; the decoder will have its own to say of it.
 */
final class ChunkOffsets {
  private static final Set<String> HOLDING = Set.of("moov", "trak", "mdia", "minf", "stbl");
  private static final long LARGEST = 0xffffffffL;
  private static final int HEADER = 8;

  private final ByteBuffer index;
  private final long newPlace;
  private final long oldPlace;

  ChunkOffsets(byte[] index, long newPlace, long oldPlace) {
    this.index = ByteBuffer.wrap(index);
    this.newPlace = newPlace;
    this.oldPlace = oldPlace;
  }

  /** Changes the index itself. */
  void move() throws UnreadableItemException {
    walk(0, index.limit());
  }

  private void walk(int from, int to) throws UnreadableItemException {
    for (int at = from; at + HEADER <= to; ) {
      long length = index.getInt(at) & LARGEST;
      int header = HEADER;
      if (length == 1 && at + 16 <= to) {
        length = index.getLong(at + HEADER);
        header = 16;
      } else if (length == 0) {
        length = (long) to - at;
      }
      if (length < header || length > to - at) {
        return;
      }
      box(Bytes.four(index.array(), at + 4), at + header, at + (int) length);
      at += (int) length;
    }
  }

  private void box(String type, int from, int to) throws UnreadableItemException {
    if (HOLDING.contains(type)) {
      walk(from, to);
    } else if (type.equals("cmov")) {
      throw new UnreadableItemException(
          Reason.UNSUPPORTED_MEDIA, "a compressed index stands behind the film");
    } else if (type.equals("stco")) {
      for (int at = from + HEADER; at + 4 <= to; at += 4) {
        long moved = moved(index.getInt(at) & LARGEST);
        if (moved > LARGEST) {
          throw new UnreadableItemException(Reason.TOO_LARGE, "the index cannot be moved");
        }
        index.putInt(at, (int) moved);
      }
    } else if (type.equals("co64")) {
      for (int at = from + HEADER; at + 8 <= to; at += 8) {
        index.putLong(at, moved(index.getLong(at)));
      }
    }
  }

  private long moved(long place) {
    return place >= newPlace && place < oldPlace ? place + index.limit() : place;
  }
}
