package assay.match.jpeg;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** All components of a picture at its full size, row by row. */
final class ColourOutput implements Output {
  private final Frame frame;
  private final Consumer<byte[][]> rows;
  private final List<Upsampler> upsamplers = new ArrayList<>();
  private final byte[][] row;
  private int next;
  private int rowsOfMcus;
  private int heightOfMcus;

  ColourOutput(Frame frame, Consumer<byte[][]> rows) {
    this.frame = frame;
    this.rows = rows;
    this.row = new byte[frame.components().size()][];
  }

  @Override
  public boolean wants(Component component) {
    return true;
  }

  @Override
  public int perBlock() {
    return Zigzag.BLOCK;
  }

  @Override
  public Strip strip(Component component, int[] steps, int columns, int down) {
    PixelStrip strip = new PixelStrip(steps, columns, down);
    upsamplers.add(new Upsampler(frame, component, strip));
    // In a frame of one component, whatever its factors, nothing is sampled down.
    heightOfMcus = row.length == 1 ? strip.rows() : 8 * frame.mostDown();
    return strip;
  }

  /**
   * A row may need the next one of a component, so the last of a strip waits for the next strip.
   */
  @Override
  public void rowOfMcus() {
    rowsOfMcus++;
    int reached = rowsOfMcus * heightOfMcus;
    int end = reached >= frame.height() ? frame.height() : reached - 1;
    for (; next < end; next++) {
      for (int i = 0; i < row.length; i++) {
        row[i] = upsamplers.get(i).row(next);
      }
      rows.accept(row);
    }
  }
}
