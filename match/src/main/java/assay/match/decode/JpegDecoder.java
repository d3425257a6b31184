package assay.match.decode;

import assay.match.decode.PictureSink.RowSink;
import assay.stage.UnreadableItemException;
import assay.verdict.Reason;
import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import java.awt.image.Raster;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageReader;

/** JPEG. The platform's libjpeg decodes it to components; what they mean is decided here. */
final class JpegDecoder implements LumaDecoder {
  /** Parts of warnings that do not touch a pixel. Of any other it is not known that they do not. */
  private static final List<String> HARMLESS =
      List.of("extraneous bytes before marker", "color profile", "JFIF", "Adobe color transform");

  @Override
  public void decode(byte[] content, Attempt attempt) throws UnreadableItemException, IOException {
    JpegStructure jpeg = JpegStructure.of(content);
    if (!jpeg.ended()) {
      attempt.fault(Reason.TRUNCATED);
    }
    checkScans(jpeg, attempt.limits());
    attempt.admit(
        jpeg.width(), jpeg.height(), (long) jpeg.width() * jpeg.height() * jpeg.components());
    JpegColour colour = jpeg.colour();
    emit(read(content, attempt), colour, jpeg, attempt);
  }

  private static void checkScans(JpegStructure jpeg, DecodeLimits limits)
      throws UnreadableItemException {
    long scanned = (long) jpeg.width() * jpeg.height() * jpeg.scans();
    if (jpeg.scans() > limits.scans() || scanned > limits.scannedPixels()) {
      throw new UnreadableItemException(
          Reason.TOO_LARGE, jpeg.scans() + " scans, limit " + limits.scans());
    }
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

  private static void emit(Raster raster, JpegColour colour, JpegStructure jpeg, Attempt attempt)
      throws UnreadableItemException {
    if (raster.getWidth() != jpeg.width()
        || raster.getHeight() != jpeg.height()
        || raster.getNumBands() != jpeg.components()) {
      throw new UnreadableItemException(Reason.DECODE_ERROR, "decoded to another size");
    }
    RowSink rows = attempt.picture(jpeg.width(), jpeg.height());
    byte[] row = new byte[jpeg.width() * jpeg.components()];
    float[] luma = new float[jpeg.width()];
    for (int y = 0; y < jpeg.height(); y++) {
      raster.getDataElements(0, y, jpeg.width(), 1, row);
      colour.luma(row, luma);
      rows.row(luma);
    }
  }
}
