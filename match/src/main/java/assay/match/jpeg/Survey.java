package assay.match.jpeg;

import assay.stage.UnreadableItemException;
import java.util.Arrays;
import java.util.Optional;

/** The scans of a picture, walked through without decoding them. */
final class Survey {
  /**
   * As long as one of the first coefficients is not known to its last bit, libjpeg smooths across
   * blocks.
   */
  private static final int SMOOTHED = 9;

  private final Frame frame;
  private final int[][] missingBits;
  private int scans;
  private boolean sound = true;
  private boolean ended;

  private Survey(Frame frame) {
    this.frame = frame;
    this.missingBits = new int[frame.components().size()][Zigzag.BLOCK];
    for (int[] bits : missingBits) {
      Arrays.fill(bits, -1);
    }
  }

  /** Walks from the data of the first scan to the picture's end. */
  static Survey of(byte[] content, Frame frame, Scan first, int at) {
    Survey survey = new Survey(frame);
    try {
      Segments rest = Segments.behind(frame, content, at);
      Optional<Scan> scan = Optional.of(first);
      while (scan.isPresent()) {
        survey.note(scan.get());
        scan = rest.nextScan();
      }
      survey.ended = rest.ended();
    } catch (UnreadableItemException e) {
      survey.ended = true; // whatever follows, the content goes further
      survey.sound = false;
    }
    return survey;
  }

  private void note(Scan scan) {
    scans++;
    for (Scan.Part part : scan.parts()) {
      int[] bits = missingBits[part.component().index()];
      sound &= scan.isOfDc() || bits[0] >= 0;
      for (int k = scan.from(); k <= Math.min(scan.to(), Zigzag.BLOCK - 1); k++) {
        sound &= !frame.isProgressive() || Math.max(bits[k], 0) == scan.high();
        bits[k] = scan.low();
      }
    }
  }

  int scans() {
    return scans;
  }

  /** Whether the marker of the picture's end is there. */
  boolean ended() {
    return ended;
  }

  /** Whether every component comes, and its scans follow one another as they should. */
  boolean isSound() {
    for (int[] bits : missingBits) {
      if (bits[0] < 0) {
        return false;
      }
    }
    return sound;
  }

  /** Whether bits are left out that libjpeg would make up for by smoothing. */
  boolean isSmoothed() {
    for (int[] bits : missingBits) {
      for (int k = 1; k <= SMOOTHED; k++) {
        if (bits[k] != 0) {
          return true;
        }
      }
    }
    return false;
  }
}
