package assay.match.decode;

import assay.match.decode.PictureSink.RowSink;
import assay.stage.UnreadableItemException;
import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import java.awt.image.Raster;
import java.io.IOException;
import javax.imageio.ImageReader;

/** A first look at a JPEG: the block means of its luma. */
final class JpegLook {
  private JpegLook() {}

  /** Looks; false if the picture is not looked at, or not whole. */
  static boolean look(byte[] content, Attempt attempt, LookSink sink)
      throws UnreadableItemException, IOException {
    JpegStructure jpeg = JpegStructure.of(content);
    JpegColour colour = jpeg.colour();
    if (!jpeg.ended() || (colour != JpegColour.GREY && colour != JpegColour.YCC)) {
      return false;
    }
    int scale = sink.scale(jpeg.width(), jpeg.height());
    if (scale == LookSink.NONE) {
      return false;
    }
    attempt.admit(jpeg.width(), jpeg.height(), 3L * jpeg.width() * jpeg.height());
    boolean[] warned = {false};
    ImageReader reader = Readers.JPEG.createReaderInstance();
    try (var in = new ByteArrayImageInputStream(content)) {
      reader.setInput(in, true, true);
      reader.addIIOReadWarningListener((source, warning) -> warned[0] = true);
      means(reader.readRaster(0, null), scale, sink);
    } finally {
      reader.dispose();
    }
    return !warned[0];
  }

  private static void means(Raster raster, int scale, LookSink sink) {
    int width = raster.getWidth();
    int height = raster.getHeight();
    RowSink rows = sink.begin(width, height, scale);
    float[] row = new float[(width + scale - 1) / scale];
    for (int top = 0; top < height; top += scale) {
      for (int x = 0; x < row.length; x++) {
        int across = Math.min(scale, width - x * scale);
        int down = Math.min(scale, height - top);
        float sum = 0;
        for (int sample :
            raster.getSamples(x * scale, top, across, down, 0, new int[across * down])) {
          sum += sample;
        }
        row[x] = sum / (across * down);
      }
      rows.row(row);
    }
  }
}
