package assay.match.decode;

import assay.match.decode.PictureSink.RowSink;

/** Takes a first look at a picture: its luma alone, possibly scaled down. Called by one thread. */
public interface LookSink {
  /** What {@link #scale} answers to a picture it does not want to look at. */
  int NONE = 0;

  /**
   * How much to scale down.
   *
   * @param width of the picture in pixels
   * @param height of the picture in pixels
   * @return 1, 2, 4 or 8: pixels of the picture to a side of a block whose mean is wanted; or
   *     {@link #NONE}
   */
  int scale(int width, int height);

  /**
   * Begins the look.
   *
   * @param width of the picture in pixels
   * @param height of the picture in pixels
   * @param scale what {@link #scale} answered
   * @return takes a value for each block of {@code scale} by {@code scale} pixels: as many rows and
   *     columns as it takes to cover the picture, so the last of each may reach beyond its edge
   */
  RowSink begin(int width, int height, int scale);
}
