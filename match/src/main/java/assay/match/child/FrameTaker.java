package assay.match.child;

import assay.stage.UnreadableItemException;

/** Takes the frames of a video as they are decoded; those of several tracks come interleaved. */
@FunctionalInterface
public interface FrameTaker {
  /**
   * Takes the next frame.
   *
   * @param track from 0
   * @param millis since the beginning
   * @param rgb three bytes per pixel, row by row; the array is reused for the next frame
   * @throws UnreadableItemException if no more is wanted
   */
  void frame(int track, long millis, int width, int height, byte[] rgb)
      throws UnreadableItemException;
}
