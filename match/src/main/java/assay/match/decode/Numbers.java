package assay.match.decode;

import assay.stage.UnreadableItemException;
import assay.verdict.Reason;

/** Reads numbers at places of the content; a place beyond its end means that it was cut. */
final class Numbers {
  private final byte[] content;

  Numbers(byte[] content) {
    this.content = content;
  }

  int length() {
    return content.length;
  }

  boolean reaches(long end) {
    return end <= content.length;
  }

  int u8(long at) throws UnreadableItemException {
    if (at < 0 || at >= content.length) {
      throw new UnreadableItemException(
          Reason.TRUNCATED, "byte " + at + " is needed, the last is " + (content.length - 1));
    }
    return content[(int) at] & 0xff;
  }

  int u16be(long at) throws UnreadableItemException {
    return u8(at) << 8 | u8(at + 1);
  }

  int u16le(long at) throws UnreadableItemException {
    return u8(at) | u8(at + 1) << 8;
  }

  long u32be(long at) throws UnreadableItemException {
    return (long) u16be(at) << 16 | u16be(at + 2);
  }

  long u32le(long at) throws UnreadableItemException {
    return u16le(at) | (long) u16le(at + 2) << 16;
  }
}
