package assay.match.jpeg;

import assay.stage.UnreadableItemException;
import assay.verdict.Reason;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;

/** A JPEG whose headers were read up to its first scan. It is decoded once, by one thread. */
public final class Jpeg {
  private final byte[] content;
  private final Segments segments;
  private final Frame frame;
  private final Scan first;
  private Survey survey;

  private Jpeg(byte[] content) throws UnreadableItemException {
    this.content = content;
    this.segments = new Segments(content);
    this.first =
        segments
            .nextScan()
            .orElseThrow(
                () ->
                    new UnreadableItemException(
                        segments.ended() ? Reason.DECODE_ERROR : Reason.TRUNCATED, "no scan"));
    this.frame = segments.frame().orElseThrow();
  }

  /**
   * Reads the headers.
   *
   * @throws UnreadableItemException if there is no scan to decode
   */
  public static Jpeg of(byte[] content) throws UnreadableItemException {
    return new Jpeg(content);
  }

  public int width() {
    return frame.width();
  }

  public int height() {
    return frame.height();
  }

  /** What the components are called, in order. */
  public List<Integer> componentIds() {
    return frame.components().stream().map(Component::id).toList();
  }

  public boolean isJfif() {
    return segments.isJfif();
  }

  /** The colour transform that Adobe's marker names. */
  public OptionalInt adobeTransform() {
    return segments.adobe();
  }

  /**
   * Whether it can be decoded here: Huffman-coded, sequential or progressive, of eight bits and of
   * one, three or four components whose sizes are the picture's over 1, 2, 3 or 4.
   */
  public boolean isSupported() {
    return frame.isSupported();
  }

  /** Whether the first component is stored at full size, so that its luma can be had alone. */
  public boolean hasFullLuma() {
    Component luma = frame.components().get(0);
    return frame.components().size() == 1
        || (luma.across() == frame.mostAcross() && luma.down() == frame.mostDown());
  }

  /** How many scans there are. */
  public int scans() {
    return survey().scans();
  }

  /** Whether the marker of its end is there. */
  public boolean isEnded() {
    return survey().ended();
  }

  /**
   * Whether coefficients are left out that libjpeg makes up for by smoothing across blocks. That is
   * not done here.
   */
  public boolean isSmoothed() {
    return frame.isProgressive() && survey().isSmoothed();
  }

  /**
   * The bytes that {@link #luma} takes.
   *
   * @param scale 1, 2, 4 or 8
   */
  public long lumaBytes(int scale) {
    Component luma = frame.components().get(0);
    long strip = 4L * 64 * frame.mcuColumns() * luma.across() * luma.down();
    return Decoding.isStreamed(frame, first)
        ? strip
        : strip + Store.bytes(frame, luma, scale == 8 ? 1 : Zigzag.BLOCK);
  }

  /**
   * Decodes the first component alone.
   *
   * <p>At scale 1 a row has the samples, 0..255, that libjpeg's integer inverse DCT gives. At scale
   * {@code k} it has a value for each {@code k} by {@code k} samples that are stored, also beyond
   * the picture's edge: their mean before it would be rounded and clamped to 0..255.
   *
   * @param scale 1, 2, 4 or 8
   * @param rows takes the rows from top to bottom, as many and as wide as it takes to cover the
   *     picture; the array is reused
   * @throws UnreadableItemException if there is nothing to show
   */
  public void luma(int scale, Watch watch, Consumer<float[]> rows) throws UnreadableItemException {
    decode(new LumaOutput(frame, scale, rows), watch);
  }

  /** The bytes that {@link #components} takes. */
  public long componentsBytes() {
    long bytes = 0;
    for (Component component : frame.components()) {
      long block = 64L * frame.mcuColumns() * component.across();
      bytes += block * component.down() + 8L * frame.width();
      bytes += Decoding.isStreamed(frame, first) ? 0 : Store.bytes(frame, component, Zigzag.BLOCK);
    }
    return bytes;
  }

  /**
   * Decodes all components, at full size, to the samples that libjpeg gives when it converts no
   * colours.
   *
   * @param rows takes the rows from top to bottom: for each component an array that is at least as
   *     long as the picture is wide, and is reused
   * @throws UnreadableItemException if there is nothing to show
   */
  public void components(Watch watch, Consumer<byte[][]> rows) throws UnreadableItemException {
    decode(new ColourOutput(frame, rows), watch);
  }

  private void decode(Output output, Watch watch) throws UnreadableItemException {
    Decoding decoding = new Decoding(content, segments, frame, output, watch);
    if (Decoding.isStreamed(frame, first)) {
      decoding.stream(first);
    } else {
      decoding.store(first, survey());
    }
  }

  private Survey survey() {
    if (survey == null) {
      survey = Survey.of(content, frame, first, segments.at());
    }
    return survey;
  }
}
