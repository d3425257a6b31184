package assay.match.webp;

import assay.stage.UnreadableItemException;
import assay.verdict.Reason;

/** What stands before the macroblocks of a key frame (9.2 to 9.11, 19.2). */
final class FrameHeader {
  private static final int SEGMENTS = 4;
  private static final int MOST_INDEX = 127;
  private static final int MOST_CHROMA_DC_INDEX = 117;

  /** Whether each macroblock says to which segment it belongs, and how likely each branch is. */
  final boolean segmentMap;

  final int[] segmentProbabilities = {255, 255, 255};

  final boolean simpleFilter;
  final int filterLevel;
  final int sharpness;
  private final boolean filterDeltas;
  private final int keyFrameDelta;
  private final int subblocksDelta;

  final int partitions;
  final boolean skips;
  final int skipProbability;
  final int[] coefficients = Vp8Tables.coefficients();

  private final boolean segmented;
  private boolean absolute;
  private final int[] segmentQuantizers = new int[SEGMENTS];
  private final int[] segmentFilters = new int[SEGMENTS];
  private final Quantizer[] quantizers = new Quantizer[SEGMENTS];

  /** Quantizer steps of a segment: DC and AC of luma, of its second-order block, of chroma. */
  record Quantizer(int y1Dc, int y1Ac, int y2Dc, int y2Ac, int uvDc, int uvAc) {}

  FrameHeader(BoolDecoder in) throws UnreadableItemException {
    in.flag(); // colour space: says nothing of the numbers
    in.flag(); // clamping: ours are always clamped
    segmented = in.flag();
    segmentMap = segmented && segments(in);
    simpleFilter = in.flag();
    filterLevel = in.literal(6);
    sharpness = in.literal(3);
    filterDeltas = in.flag();
    int[] deltas = filterDeltas && in.flag() ? filterDeltas(in) : new int[2 * SEGMENTS];
    keyFrameDelta = deltas[0];
    subblocksDelta = deltas[SEGMENTS];
    partitions = 1 << in.literal(2);
    quantizers(in);
    in.flag(); // whether probabilities hold for the next frame: there is none
    updateCoefficients(in);
    skips = in.flag();
    skipProbability = skips ? in.literal(8) : 0;
    if (in.isExhausted()) {
      throw new UnreadableItemException(Reason.TRUNCATED, "the frame header is cut");
    }
  }

  /** Reads what segments differ in (9.3); whether a map follows. */
  private boolean segments(BoolDecoder in) {
    boolean map = in.flag();
    if (in.flag()) {
      absolute = in.flag();
      for (int segment = 0; segment < SEGMENTS; segment++) {
        segmentQuantizers[segment] = in.optionalSigned(7);
      }
      for (int segment = 0; segment < SEGMENTS; segment++) {
        segmentFilters[segment] = in.optionalSigned(6);
      }
    }
    for (int branch = 0; map && branch < segmentProbabilities.length; branch++) {
      segmentProbabilities[branch] = in.flag() ? in.literal(8) : 255;
    }
    return map;
  }

  private static int[] filterDeltas(BoolDecoder in) {
    int[] deltas = new int[2 * SEGMENTS];
    for (int i = 0; i < deltas.length; i++) {
      deltas[i] = in.optionalSigned(6);
    }
    return deltas;
  }

  private void quantizers(BoolDecoder in) {
    int base = in.literal(7);
    int y1Dc = in.optionalSigned(4);
    int y2Dc = in.optionalSigned(4);
    int y2Ac = in.optionalSigned(4);
    int uvDc = in.optionalSigned(4);
    int uvAc = in.optionalSigned(4);
    for (int segment = 0; segment < SEGMENTS; segment++) {
      int q = ofSegment(base, segmentQuantizers[segment]);
      quantizers[segment] =
          new Quantizer(
              Vp8Tables.DC_STEPS[index(q + y1Dc, MOST_INDEX)],
              Vp8Tables.AC_STEPS[index(q, MOST_INDEX)],
              2 * Vp8Tables.DC_STEPS[index(q + y2Dc, MOST_INDEX)],
              Math.max(8, Vp8Tables.AC_STEPS[index(q + y2Ac, MOST_INDEX)] * 155 / 100),
              Vp8Tables.DC_STEPS[index(q + uvDc, MOST_CHROMA_DC_INDEX)],
              Vp8Tables.AC_STEPS[index(q + uvAc, MOST_INDEX)]);
    }
  }

  private int ofSegment(int base, int own) {
    return !segmented ? base : absolute ? own : base + own;
  }

  private static int index(int index, int most) {
    return Math.max(0, Math.min(most, index));
  }

  private void updateCoefficients(BoolDecoder in) {
    for (int i = 0; i < coefficients.length; i++) {
      if (in.bit(Vp8Tables.UPDATES[i]) == 1) {
        coefficients[i] = in.literal(8);
      }
    }
  }

  Quantizer quantizer(int segment) {
    return quantizers[segment];
  }

  /** How strongly a macroblock's edges are filtered, 0..63 (9.6, 15.1). */
  int filterLevel(int segment, boolean subblocks) {
    int level = ofSegment(filterLevel, segmentFilters[segment]);
    if (filterDeltas) {
      level += keyFrameDelta + (subblocks ? subblocksDelta : 0);
    }
    return Math.max(0, Math.min(63, level));
  }
}
