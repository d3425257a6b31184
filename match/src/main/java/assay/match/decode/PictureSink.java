package assay.match.decode;

/**
 * Takes the pictures of one item, one after the other. Called by one thread; if decoding is given
 * up because of its limit of time, a call under way may still end afterwards.
 */
@FunctionalInterface
public interface PictureSink {
  /**
   * Begins the next picture.
   *
   * @return takes exactly {@code height} rows, unless decoding breaks off
   */
  RowSink begin(int width, int height);

  /** Takes the rows of one picture, from top to bottom. */
  @FunctionalInterface
  interface RowSink {
    /**
     * Takes the next row.
     *
     * @param luma 0..255, as many as the picture is wide; the array is reused for the next row
     */
    void row(float[] luma);
  }
}
