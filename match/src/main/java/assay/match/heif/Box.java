package assay.match.heif;

import assay.stage.UnreadableItemException;
import assay.verdict.Reason;

/** One box: its type, and its body behind the header. */
record Box(String type, Cursor body) {
  private static final int HEADER = 8;
  private static final int LONG_HEADER = 16;

  /** The next box; a length of 0 means to the end. */
  static Box next(Cursor in) throws UnreadableItemException {
    long length = in.u32();
    String type = in.four();
    int header = HEADER;
    if (length == 1) {
      length = in.number(8);
      header = LONG_HEADER;
    }
    long body = length == 0 ? in.remaining() : length - header;
    if (body < 0) {
      throw new UnreadableItemException(
          Reason.DECODE_ERROR, "byte " + in.at() + ": a box is shorter than its header");
    }
    return new Box(type, in.take(body));
  }

  /** What a full box begins with: its version, and 24 flags. */
  record Form(int version, int flags) {}

  Form form() throws UnreadableItemException {
    int version = body.u8();
    return new Form(version, body.u8() << 16 | body.u16());
  }
}
