package assay.stage;

import java.util.Locale;

/** Which frames of a video are hashed. */
public enum Sampling {
  /** The first frame of each second, by the video's own times. */
  EVERY_SECOND,
  /** The frames that are coded without others. Fast; what lies between them is not seen. */
  KEY_FRAMES,
  /** All of them, as lists are made. */
  EVERY_FRAME;

  /** Lower case with hyphens: {@code every-second}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
