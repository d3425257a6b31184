package assay.match.jpeg;

import assay.stage.UnreadableItemException;
import assay.verdict.Reason;
import java.util.ArrayList;
import java.util.List;

/**
 * The header of a scan (T.81, B.2.3).
 *
 * @param parts its components and their tables
 * @param from the first coefficient in zigzag order
 * @param to the last
 * @param high how many lower bits were left out by the scan before; 0 if there was none
 * @param low how many are left out by this one
 */
record Scan(List<Part> parts, int from, int to, int high, int low) {
  /** The most lower bits that may be left out. */
  private static final int MOST_LEFT_OUT = 13;

  /** A component, and the numbers of its tables. */
  record Part(Component component, int dc, int ac) {}

  /** Reads the header that stands behind the length at {@code at}. */
  static Scan of(Frame frame, byte[] content, int at, int end) throws UnreadableItemException {
    int count = end - at < 1 ? 0 : content[at] & 0xff;
    if (count < 1 || count > 4 || end - at < 4 + 2 * count) {
      throw new UnreadableItemException(Reason.DECODE_ERROR, "a scan header has a wrong length");
    }
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      parts.add(part(frame, parts, content[at + 1 + 2 * i] & 0xff, content[at + 2 + 2 * i] & 0xff));
    }
    int last = at + 1 + 2 * count;
    return new Scan(
        parts,
        content[last] & 0xff,
        content[last + 1] & 0xff,
        (content[last + 2] & 0xff) >> 4,
        content[last + 2] & 15);
  }

  private static Part part(Frame frame, List<Part> before, int id, int tables)
      throws UnreadableItemException {
    for (Component component : frame.components()) {
      if (component.id() == id && before.stream().noneMatch(p -> p.component.equals(component))) {
        return new Part(component, tables >> 4, tables & 15);
      }
    }
    throw new UnreadableItemException(
        Reason.DECODE_ERROR, "a scan names a component that the frame has not");
  }

  boolean has(Component component) {
    return parts.stream().anyMatch(p -> p.component.equals(component));
  }

  boolean isOfDc() {
    return from == 0;
  }

  boolean isFirst() {
    return high == 0;
  }

  /** Whether the scan has all coefficients with all their bits. */
  boolean isWhole() {
    return from == 0 && to == Zigzag.BLOCK - 1 && high == 0 && low == 0;
  }

  /** Whether it may be part of a progression (T.81, G.1.1.1.1). */
  boolean isOfProgression() {
    boolean band = isOfDc() ? to == 0 : from <= to && to < Zigzag.BLOCK && parts.size() == 1;
    return band && low <= MOST_LEFT_OUT && (isFirst() || low == high - 1);
  }
}
