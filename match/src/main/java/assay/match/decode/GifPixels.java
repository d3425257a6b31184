package assay.match.decode;

import assay.stage.UnreadableItemException;
import assay.verdict.Reason;

/** The LZW-coded pixels of one GIF frame (GIF 89a, appendix F). */
final class GifPixels {
  private final Numbers bytes;
  private final Attempt attempt;
  private final int start;

  private int at;
  private int blockEnd;
  private int bits;
  private int bitCount;
  private int written;
  private Reason fault = Reason.DECODE_ERROR;

  /**
   * Reads pixels.
   *
   * @param from where the minimum code size stands
   */
  GifPixels(byte[] content, int from, Attempt attempt) {
    this.bytes = new Numbers(content);
    this.attempt = attempt;
    this.start = from;
    this.at = from + 1;
    this.blockEnd = at;
  }

  /**
   * Fills {@code out} with palette indices.
   *
   * @return how many there are; fewer than its length if the codes are cut or damaged
   */
  int read(byte[] out) {
    try {
      decode(out, bytes.u8(start));
    } catch (UnreadableItemException cut) {
      fault = cut.reason();
    }
    return written;
  }

  private void decode(byte[] out, int codeSize) throws UnreadableItemException {
    if (codeSize < 1 || codeSize > 8) {
      return;
    }
    GifCodes codes = new GifCodes(codeSize);
    while (written < out.length) {
      int code = code(codes.size());
      if (code >= 0 && codes.isClear(code)) {
        codes.clear();
      } else if (code >= 0 && codes.follow(code)) {
        written = codes.copy(out, written);
      } else {
        return;
      }
    }
  }

  /** The next code, or -1 if the blocks end. */
  private int code(int size) throws UnreadableItemException {
    while (bitCount < size) {
      if (at == blockEnd && !nextBlock()) {
        return -1;
      }
      bits |= bytes.u8(at++) << bitCount;
      bitCount += 8;
    }
    int code = bits & ((1 << size) - 1);
    bits >>>= size;
    bitCount -= size;
    return code;
  }

  private boolean nextBlock() throws UnreadableItemException {
    attempt.goOn();
    int length = bytes.u8(at);
    if (length == 0) {
      return false;
    }
    at++;
    blockEnd = at + length;
    return true;
  }

  /** Why there are fewer pixels than the frame has. */
  Reason fault() {
    return fault;
  }

  /** Where the next block of the file begins, behind whatever codes were not needed. */
  int end() throws UnreadableItemException {
    int end = blockEnd;
    while (bytes.u8(end) != 0) {
      end += 1 + bytes.u8(end);
    }
    return end + 1;
  }
}
