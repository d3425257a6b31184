package assay.match.jpeg;

import assay.stage.UnreadableItemException;
import assay.verdict.Reason;
import java.util.ArrayList;
import java.util.List;

/** The header of a frame (T.81, B.2.2). */
final class Frame {
  private static final int MOST_FACTOR = 4;

  private final int process;
  private final int precision;
  private final int width;
  private final int height;
  private final int mostAcross;
  private final int mostDown;
  private final List<Component> components = new ArrayList<>();

  /** Reads the header that stands behind the length at {@code at}. */
  Frame(int marker, byte[] content, int at, int end) throws UnreadableItemException {
    process = marker;
    if (end - at < 6 || end - at < 6 + 3 * (content[at + 5] & 0xff)) {
      throw new UnreadableItemException(Reason.DECODE_ERROR, "the frame header is too short");
    }
    precision = content[at] & 0xff;
    height = u16(content, at + 1);
    width = u16(content, at + 3);
    int count = content[at + 5] & 0xff;
    int widest = 1;
    int tallest = 1;
    for (int i = 0; i < count; i++) {
      int factors = content[at + 7 + 3 * i] & 0xff;
      widest = Math.max(widest, checkedFactor(factors >> 4));
      tallest = Math.max(tallest, checkedFactor(factors & 15));
    }
    mostAcross = widest;
    mostDown = tallest;
    for (int i = 0; i < count; i++) {
      components.add(component(i, content, at + 6 + 3 * i));
    }
  }

  private static int u16(byte[] content, int at) {
    return (content[at] & 0xff) << 8 | (content[at + 1] & 0xff);
  }

  private static int checkedFactor(int factor) throws UnreadableItemException {
    if (factor < 1 || factor > MOST_FACTOR) {
      throw new UnreadableItemException(
          Reason.DECODE_ERROR, "a sampling factor is not in 1..4: " + factor);
    }
    return factor;
  }

  private Component component(int index, byte[] content, int at) {
    int across = (content[at + 1] & 0xff) >> 4;
    int down = content[at + 1] & 15;
    return new Component(
        index,
        content[at] & 0xff,
        across,
        down,
        content[at + 2] & 0xff,
        roundedUp(width * across, 8 * mostAcross),
        roundedUp(height * down, 8 * mostDown));
  }

  static int roundedUp(int value, int unit) {
    return (value + unit - 1) / unit;
  }

  boolean isProgressive() {
    return process == Markers.SOF2;
  }

  /** Whether it is Huffman-coded DCT of eight bits, whose size is known from the start. */
  boolean isSupported() {
    return process <= Markers.SOF2
        && precision == 8
        && width > 0
        && height > 0
        && (components.size() == 1 || components.size() == 3 || components.size() == 4)
        && components.stream().allMatch(this::isSupported);
  }

  /** Others are between samples of the picture, which libjpeg does not do either. */
  private boolean isSupported(Component component) {
    return component.quantization() < Tables.COUNT
        && mostAcross % component.across() == 0
        && mostDown % component.down() == 0;
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  List<Component> components() {
    return components;
  }

  /** The most blocks that a component has to an MCU, horizontally. */
  int mostAcross() {
    return mostAcross;
  }

  /** The most blocks that a component has to an MCU, vertically. */
  int mostDown() {
    return mostDown;
  }

  /** MCUs of a scan of several components, to cover the width. */
  int mcuColumns() {
    return roundedUp(width, 8 * mostAcross);
  }

  /** MCUs of a scan of several components, to cover the height. */
  int mcuRows() {
    return roundedUp(height, 8 * mostDown);
  }
}
