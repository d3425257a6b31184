package assay.match.webp;

/** How the macroblocks of a row are predicted: read one row at a time (8, 11). */
final class Modes {
  static final int DC = 0;
  static final int TM = 1;
  static final int VERTICAL = 2;
  static final int HORIZONTAL = 3;

  private static final int LEFT_DOWN = 4;
  private static final int RIGHT_DOWN = 5;
  private static final int VERTICAL_RIGHT = 6;
  private static final int VERTICAL_LEFT = 7;
  private static final int HORIZONTAL_DOWN = 8;
  private static final int HORIZONTAL_UP = 9;

  private final FrameHeader header;
  private final int[] above;
  private final int[] left = new int[4];

  final int[] segments;
  final boolean[] skipped;
  final boolean[] subblocks;
  final int[] luma;
  final int[] chroma;

  /** Sixteen for each macroblock; in use where it is predicted by subblocks. */
  final int[] subblockModes;

  Modes(FrameHeader header, int across) {
    this.header = header;
    above = new int[4 * across];
    segments = new int[across];
    skipped = new boolean[across];
    subblocks = new boolean[across];
    luma = new int[across];
    chroma = new int[across];
    subblockModes = new int[16 * across];
  }

  void nextRow(BoolDecoder in) {
    for (int y = 0; y < left.length; y++) {
      left[y] = DC;
    }
    for (int block = 0; block < segments.length; block++) {
      segments[block] = header.segmentMap ? segment(in) : 0;
      skipped[block] = header.skips && in.bit(header.skipProbability) == 1;
      subblocks[block] = in.bit(145) == 0;
      if (subblocks[block]) {
        subblockModes(in, block);
      } else {
        wholeMode(in, block);
      }
      chroma[block] = chromaMode(in);
    }
  }

  private int segment(BoolDecoder in) {
    int[] probabilities = header.segmentProbabilities;
    return in.bit(probabilities[0]) == 0 ? in.bit(probabilities[1]) : 2 + in.bit(probabilities[2]);
  }

  private void wholeMode(BoolDecoder in, int block) {
    int mode;
    if (in.bit(156) == 0) {
      mode = in.bit(163) == 0 ? DC : VERTICAL;
    } else {
      mode = in.bit(128) == 0 ? HORIZONTAL : TM;
    }
    luma[block] = mode;
    for (int i = 0; i < 4; i++) {
      above[4 * block + i] = mode;
      left[i] = mode;
    }
  }

  private void subblockModes(BoolDecoder in, int block) {
    for (int y = 0; y < 4; y++) {
      for (int x = 0; x < 4; x++) {
        int mode = subblockMode(in, above[4 * block + x], left[y]);
        subblockModes[16 * block + 4 * y + x] = mode;
        above[4 * block + x] = mode;
        left[y] = mode;
      }
    }
  }

  private static int subblockMode(BoolDecoder in, int above, int left) {
    if (branch(in, above, left, 0) == 0) {
      return DC;
    } else if (branch(in, above, left, 1) == 0) {
      return TM;
    } else if (branch(in, above, left, 2) == 0) {
      return VERTICAL;
    } else if (branch(in, above, left, 3) == 0) {
      if (branch(in, above, left, 4) == 0) {
        return HORIZONTAL;
      }
      return branch(in, above, left, 5) == 0 ? RIGHT_DOWN : VERTICAL_RIGHT;
    } else if (branch(in, above, left, 6) == 0) {
      return LEFT_DOWN;
    } else if (branch(in, above, left, 7) == 0) {
      return VERTICAL_LEFT;
    }
    return branch(in, above, left, 8) == 0 ? HORIZONTAL_DOWN : HORIZONTAL_UP;
  }

  private static int branch(BoolDecoder in, int above, int left, int node) {
    return in.bit(Vp8Tables.subblockMode(above, left, node));
  }

  private static int chromaMode(BoolDecoder in) {
    if (in.bit(142) == 0) {
      return DC;
    } else if (in.bit(114) == 0) {
      return VERTICAL;
    }
    return in.bit(183) == 0 ? HORIZONTAL : TM;
  }
}
