package assay.match.jpeg;

import assay.stage.UnreadableItemException;
import assay.verdict.Reason;
import java.util.Optional;
import java.util.OptionalInt;

/** Walks through the segments of a JPEG (T.81, annex B), and keeps what they define. */
final class Segments {
  private final byte[] content;
  private final Tables tables = new Tables();
  private int at;
  private Optional<Frame> frame = Optional.empty();
  private boolean jfif;
  private OptionalInt adobe = OptionalInt.empty();
  private boolean ended;

  Segments(byte[] content) throws UnreadableItemException {
    this.content = content;
    if (content.length < 2 || content[0] != (byte) 0xff || (content[1] & 0xff) != Markers.SOI) {
      throw new UnreadableItemException(
          content.length < 2 ? Reason.TRUNCATED : Reason.DECODE_ERROR, "does not start with SOI");
    }
    at = 2;
  }

  private Segments(Frame frame, byte[] content, int at) {
    this.content = content;
    this.frame = Optional.of(frame);
    this.at = at;
  }

  /** Walks through those behind the first scan's header. */
  static Segments behind(Frame frame, byte[] content, int at) {
    return new Segments(frame, content, at);
  }

  /**
   * Goes on to the data of the next scan.
   *
   * @return its header; none if the picture ends, by its marker or because the bytes do
   */
  Optional<Scan> nextScan() throws UnreadableItemException {
    while (true) {
      int next = Markers.next(content, at);
      if (next == 0) {
        at = content.length;
        return Optional.empty();
      }
      at = next;
      int marker = content[at - 1] & 0xff;
      if (marker == Markers.EOI) {
        ended = true;
        return Optional.empty();
      }
      if (Markers.hasSegment(marker)) {
        int end = at + length();
        if (end > content.length) {
          at = content.length;
          return Optional.empty();
        }
        int from = at + 2;
        at = end;
        if (marker == Markers.SOS) {
          return Optional.of(Scan.of(requiredFrame(), content, from, end));
        }
        segment(marker, from, end);
      }
    }
  }

  private int length() throws UnreadableItemException {
    if (at + 2 > content.length) {
      return 2; // beyond the end, which is what the caller looks at
    }
    int length = (content[at] & 0xff) << 8 | (content[at + 1] & 0xff);
    if (length < 2) {
      throw new UnreadableItemException(
          Reason.DECODE_ERROR, "a segment is shorter than its length");
    }
    return length;
  }

  private void segment(int marker, int from, int end) throws UnreadableItemException {
    if (Markers.isFrame(marker)) {
      if (frame.isPresent()) {
        throw new UnreadableItemException(Reason.DECODE_ERROR, "a second frame");
      }
      frame = Optional.of(new Frame(marker, content, from, end));
    } else if (marker == Markers.DQT) {
      tables.defineQuantization(content, from, end);
    } else if (marker == Markers.DHT) {
      tables.defineHuffman(content, from, end);
    } else if (marker == Markers.DRI) {
      tables.defineRestarts(content, from, end);
    } else if (marker == Markers.APP0 && end - from >= 5 && startsWith(from, "JFIF\0")) {
      jfif = true;
    } else if (marker == Markers.APP14 && end - from >= 12 && startsWith(from, "Adobe")) {
      adobe = OptionalInt.of(content[from + 11] & 0xff);
    }
  }

  private boolean startsWith(int from, String name) {
    for (int i = 0; i < name.length(); i++) {
      if (content[from + i] != name.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private Frame requiredFrame() throws UnreadableItemException {
    return frame.orElseThrow(
        () -> new UnreadableItemException(Reason.DECODE_ERROR, "a scan before the frame header"));
  }

  Optional<Frame> frame() {
    return frame;
  }

  Tables tables() {
    return tables;
  }

  /** Where the data begins of the scan that was found last. */
  int at() {
    return at;
  }

  /** Goes on from a place at or before the next marker. */
  void goTo(int place) {
    at = place;
  }

  /** Whether the marker of the picture's end was found. */
  boolean ended() {
    return ended;
  }

  boolean isJfif() {
    return jfif;
  }

  /** The colour transform that Adobe's marker names. */
  OptionalInt adobe() {
    return adobe;
  }
}
