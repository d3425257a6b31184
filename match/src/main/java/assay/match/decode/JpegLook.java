package assay.match.decode;

import assay.match.decode.PictureSink.RowSink;
import assay.match.jpeg.Jpeg;
import assay.match.jpeg.Watch;
import assay.stage.UnreadableItemException;
import assay.verdict.Reason;

/** A first look at a JPEG: the block means of its luma. */
final class JpegLook implements Watch {
  private final Jpeg jpeg;
  private final Attempt attempt;

  private JpegLook(Jpeg jpeg, Attempt attempt) {
    this.jpeg = jpeg;
    this.attempt = attempt;
  }

  /** Looks; false if the picture is not looked at, or not whole. */
  static boolean look(byte[] content, Attempt attempt, LookSink sink)
      throws UnreadableItemException {
    Jpeg jpeg = Jpeg.of(content);
    if (!jpeg.isSupported() || !jpeg.hasFullLuma() || jpeg.isSmoothed() || !beginsWithLuma(jpeg)) {
      return false;
    }
    int scale = sink.scale(jpeg.width(), jpeg.height());
    if (scale == LookSink.NONE) {
      return false;
    }
    attempt.admit(jpeg.width(), jpeg.height(), jpeg.lumaBytes(scale));
    RowSink rows = sink.begin(jpeg.width(), jpeg.height(), scale);
    jpeg.luma(scale, new JpegLook(jpeg, attempt), rows::row);
    return attempt.fault().isEmpty();
  }

  private static boolean beginsWithLuma(Jpeg jpeg) throws UnreadableItemException {
    JpegColour colour = JpegColour.of(jpeg);
    return colour == JpegColour.GREY || colour == JpegColour.YCC;
  }

  @Override
  public void goOn() {
    attempt.goOn();
  }

  @Override
  public void scans(int count) throws UnreadableItemException {
    attempt.admitScans(count, (long) jpeg.width() * jpeg.height());
  }

  /** Decoding will tell what is wrong; there is no use in looking on. */
  @Override
  public void fault(Reason reason) {
    attempt.stop();
  }
}
