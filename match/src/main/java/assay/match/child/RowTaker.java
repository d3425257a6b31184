package assay.match.child;

import assay.stage.UnreadableItemException;

/** Takes the rows of all frames, from top to bottom, one frame after the other. */
@FunctionalInterface
public interface RowTaker {
  /**
   * Takes the next row.
   *
   * @param rgb three bytes per pixel; the array is reused for the next row
   */
  void row(byte[] rgb) throws UnreadableItemException;
}
