package assay.match.decode;

import assay.match.decode.PictureSink.RowSink;
import assay.match.jpeg.Jpeg;
import assay.stage.UnreadableItemException;
import assay.verdict.Reason;
import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import java.awt.image.Raster;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageReader;

/** The rare kinds of JPEG, by the platform's libjpeg. What its components mean is decided here. */
final class PlatformJpeg {
  /** Parts of warnings that do not touch a pixel. Of any other it is not known that they do not. */
  private static final List<String> HARMLESS =
      List.of("extraneous bytes before marker", "color profile", "JFIF", "Adobe color transform");

  private PlatformJpeg() {}

  static void decode(byte[] content, Jpeg jpeg, Attempt attempt)
      throws UnreadableItemException, IOException {
    if (!jpeg.isEnded()) {
      attempt.fault(Reason.TRUNCATED);
    }
    long pixels = (long) jpeg.width() * jpeg.height();
    attempt.admitScans(jpeg.scans(), pixels);
    attempt.admit(jpeg.width(), jpeg.height(), pixels * jpeg.componentIds().size());
    JpegColour colour = JpegColour.of(jpeg);
    emit(read(content, attempt), colour, jpeg, attempt);
  }

  private static Raster read(byte[] content, Attempt attempt) throws IOException {
    ImageReader reader = Readers.JPEG.createReaderInstance();
    attempt.watch(reader);
    try (var in = new ByteArrayImageInputStream(content)) {
      reader.setInput(in, true, true);
      reader.addIIOReadWarningListener((source, warning) -> hear(warning, attempt));
      return reader.readRaster(0, null);
    } finally {
      reader.dispose();
    }
  }

  private static void hear(String warning, Attempt attempt) {
    if (warning.contains("Premature end") || warning.contains("Truncated")) {
      attempt.fault(Reason.TRUNCATED);
    } else if (HARMLESS.stream().noneMatch(warning::contains)) {
      attempt.fault(Reason.DECODE_ERROR);
    }
  }

  private static void emit(Raster raster, JpegColour colour, Jpeg jpeg, Attempt attempt)
      throws UnreadableItemException {
    if (raster.getWidth() != jpeg.width()
        || raster.getHeight() != jpeg.height()
        || raster.getNumBands() != jpeg.componentIds().size()) {
      throw new UnreadableItemException(Reason.DECODE_ERROR, "decoded to another size");
    }
    RowSink rows = attempt.picture(jpeg.width(), jpeg.height());
    byte[][] row = new byte[raster.getNumBands()][jpeg.width()];
    int[] samples = new int[jpeg.width()];
    float[] luma = new float[jpeg.width()];
    for (int y = 0; y < jpeg.height(); y++) {
      for (int band = 0; band < row.length; band++) {
        raster.getSamples(0, y, jpeg.width(), 1, band, samples);
        for (int x = 0; x < samples.length; x++) {
          row[band][x] = (byte) samples[x];
        }
      }
      colour.luma(row, luma);
      rows.row(luma);
    }
  }
}
