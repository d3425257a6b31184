package assay.match.heif;

import assay.stage.UnreadableItemException;
import assay.verdict.Reason;
import java.io.ByteArrayOutputStream;

/**
 * Turns HEVC as a file holds it into the byte stream that decoders take (ITU-T H.265, annex B):
 * start codes instead of lengths.
 */
final class HevcStream {
  private static final byte[] START = {0, 0, 0, 1};
  private static final int SIZE_OF_LENGTH = 21;

  private HevcStream() {}

  /** The parameter sets of the property {@code hvcC}. */
  static byte[] parameters(byte[] hvcC) throws UnreadableItemException {
    Cursor in = Cursor.whole(hvcC);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    in.skip(SIZE_OF_LENGTH + 1);
    int arrays = in.u8();
    for (int i = 0; i < arrays; i++) {
      in.skip(1);
      int units = in.u16();
      for (int k = 0; k < units; k++) {
        unit(in.take(in.u16()), out);
      }
    }
    return out.toByteArray();
  }

  /** The coded picture of an item; of one that was cut, as much as there is. */
  static byte[] picture(byte[] hvcC, Locations.Data data) throws UnreadableItemException {
    Cursor property = Cursor.whole(hvcC);
    property.skip(SIZE_OF_LENGTH);
    int size = (property.u8() & 3) + 1;
    Cursor in = Cursor.whole(data.bytes());
    ByteArrayOutputStream out = new ByteArrayOutputStream(data.bytes().length);
    while (in.remaining() > 0 && in.at() < data.present()) {
      unit(in.take(in.number(size)), out);
    }
    if (out.size() == 0) {
      throw new UnreadableItemException(Reason.TRUNCATED, "an item without pixels");
    }
    return out.toByteArray();
  }

  private static void unit(Cursor unit, ByteArrayOutputStream out) {
    out.writeBytes(START);
    out.writeBytes(unit.rest());
  }
}
