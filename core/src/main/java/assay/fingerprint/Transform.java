package assay.fingerprint;

import java.util.Locale;

/**
 * How the pictures of two hashes are turned or mirrored against each other: the eight symmetries of
 * the square, in the order of the PDQ reference implementation.
 */
public enum Transform {
  ORIGINAL,
  ROTATE_90,
  ROTATE_180,
  ROTATE_270,
  FLIP_X,
  FLIP_Y,
  FLIP_PLUS_1,
  FLIP_MINUS_1;

  /** Lower case with hyphens: {@code rotate-90}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
