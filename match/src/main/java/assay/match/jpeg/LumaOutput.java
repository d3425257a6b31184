package assay.match.jpeg;

import java.util.function.Consumer;

/** The luma of a picture, as it is stored or in block means. */
final class LumaOutput implements Output {
  private final int scale;
  private final Component luma;
  private final Consumer<float[]> rows;
  private final float[] row;
  private Strip strip;
  private int left;

  /**
   * Begins at the top.
   *
   * @param scale 1, 2, 4 or 8
   */
  LumaOutput(Frame frame, int scale, Consumer<float[]> rows) {
    this.scale = scale;
    this.luma = frame.components().get(0);
    this.rows = rows;
    this.row = new float[Frame.roundedUp(frame.width(), scale)];
    this.left = Frame.roundedUp(frame.height(), scale);
  }

  /** Luma is the first component. */
  @Override
  public boolean wants(Component component) {
    return component.equals(luma);
  }

  @Override
  public int perBlock() {
    return scale == 8 ? 1 : Zigzag.BLOCK;
  }

  @Override
  public Strip strip(Component component, int[] steps, int columns, int down) {
    strip =
        scale == 1
            ? new PixelStrip(steps, columns, down)
            : new MeanStrip(scale, steps, columns, down);
    return strip;
  }

  @Override
  public void rowOfMcus() {
    for (int y = 0; y < strip.rows() && left > 0; y++) {
      strip.copy(y, row);
      rows.accept(row);
      left--;
    }
  }
}
