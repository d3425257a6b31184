package assay.match.decode;

import assay.match.decode.PictureSink.RowSink;
import assay.match.jpeg.Jpeg;
import assay.match.jpeg.Watch;
import assay.stage.UnreadableItemException;
import assay.verdict.Reason;
import java.io.IOException;

/** JPEG, by a decoder of our own but for rare kinds. */
final class JpegDecoder implements LumaDecoder {
  @Override
  public boolean stopsByItself(byte[] content) {
    try {
      return isOurs(Jpeg.of(content));
    } catch (UnreadableItemException e) {
      return true;
    }
  }

  /**
   * Where a picture lacks bits by its own choice, libjpeg makes up for them, and so would those who
   * made the lists. Where it was cut, nobody hashed what is left.
   */
  private static boolean isOurs(Jpeg jpeg) {
    return jpeg.isSupported() && !(jpeg.isSmoothed() && jpeg.isEnded());
  }

  @Override
  public void decode(byte[] content, Attempt attempt) throws UnreadableItemException, IOException {
    Jpeg jpeg = Jpeg.of(content);
    if (!isOurs(jpeg)) {
      PlatformJpeg.decode(content, jpeg, attempt);
      return;
    }
    JpegColour colour = JpegColour.of(jpeg);
    attempt.admit(jpeg.width(), jpeg.height(), jpeg.componentsBytes());
    RowSink rows = attempt.picture(jpeg.width(), jpeg.height());
    float[] luma = new float[jpeg.width()];
    jpeg.components(
        new Faults(jpeg, attempt),
        row -> {
          colour.luma(row, luma);
          rows.row(luma);
        });
  }

  /** Tells the attempt. */
  private record Faults(Jpeg jpeg, Attempt attempt) implements Watch {
    @Override
    public void goOn() {
      attempt.goOn();
    }

    @Override
    public void scans(int count) throws UnreadableItemException {
      attempt.admitScans(count, (long) jpeg.width() * jpeg.height());
    }

    @Override
    public void fault(Reason reason) {
      attempt.fault(reason);
    }
  }
}
