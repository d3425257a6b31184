package assay.match.child;

import assay.stage.UnreadableItemException;
import assay.verdict.Reason;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a child's output: Matroska (RFC 9559) with one raw frame in each block, because that tells
 * the times and sizes of frames beside their pixels. Only what stands there is believed, never what
 * the content said of itself.
 */
final class RawVideo {
  private static final int SEGMENT = 0x18538067;
  private static final int TRACKS = 0x1654ae6b;
  private static final int TRACK = 0xae;
  private static final int TRACK_NUMBER = 0xd7;
  private static final int VIDEO = 0xe0;
  private static final int WIDTH = 0xb0;
  private static final int HEIGHT = 0xba;
  private static final int CLUSTER = 0x1f43b675;
  private static final int CLUSTER_TIME = 0xe7;
  private static final int BLOCK_GROUP = 0xa0;
  private static final int BLOCK = 0xa1;
  private static final int SIMPLE_BLOCK = 0xa3;
  private static final int LACED = 0x06;

  private final InputStream in;
  private final FrameTaker frames;
  private final List<Track> tracks = new ArrayList<>();
  private long clusterTime;
  private byte[] pixels = new byte[0];

  RawVideo(InputStream in, FrameTaker frames) {
    this.in = in;
    this.frames = frames;
  }

  private static final class Track {
    private long number;
    private long width;
    private long height;
  }

  /**
   * Hands over every frame.
   *
   * @return false if the output ends too early
   * @throws UnreadableItemException if it is not what was asked for
   */
  boolean read() throws IOException, UnreadableItemException {
    try {
      for (int first = in.read(); first >= 0; first = in.read()) {
        element((int) id(first), size());
      }
      return !tracks.isEmpty();
    } catch (EOFException e) {
      return false;
    }
  }

  /** Elements that hold others are entered; where they end does not matter. */
  private void element(int id, long size) throws IOException, UnreadableItemException {
    switch (id) {
      case SEGMENT, TRACKS, VIDEO, CLUSTER, BLOCK_GROUP -> {}
      case TRACK -> tracks.add(new Track());
      case TRACK_NUMBER -> track().number = number(size);
      case WIDTH -> track().width = number(size);
      case HEIGHT -> track().height = number(size);
      case CLUSTER_TIME -> clusterTime = number(size);
      case BLOCK, SIMPLE_BLOCK -> block(size);
      default -> in.skipNBytes(size);
    }
  }

  private Track track() throws UnreadableItemException {
    if (tracks.isEmpty()) {
      throw wrong();
    }
    return tracks.get(tracks.size() - 1);
  }

  private void block(long size) throws IOException, UnreadableItemException {
    int head = octet();
    long number = variable(head, true);
    int headLength = length(head) + 3;
    short offset = (short) (octet() << 8 | octet());
    boolean laced = (octet() & LACED) != 0;
    int position = 0;
    while (position < tracks.size() && tracks.get(position).number != number) {
      position++;
    }
    if (laced || position == tracks.size()) {
      throw wrong();
    }
    frame(position, Math.max(0, clusterTime + offset), size - headLength);
  }

  private void frame(int position, long millis, long size)
      throws IOException, UnreadableItemException {
    Track track = tracks.get(position);
    boolean sound =
        track.width >= 1
            && track.height >= 1
            && track.width <= CodedVideo.MOST_PIXELS / track.height
            && size == 3 * track.width * track.height;
    if (!sound) {
      throw wrong();
    }
    if (pixels.length != size) {
      pixels = new byte[(int) size];
    }
    if (in.readNBytes(pixels, 0, pixels.length) < pixels.length) {
      throw new EOFException();
    }
    frames.frame(position, millis, (int) track.width, (int) track.height, pixels);
  }

  private long id(int first) throws IOException, UnreadableItemException {
    return variable(first, false);
  }

  /** Of an element; what is still being written has none, and is entered all the same. */
  private long size() throws IOException, UnreadableItemException {
    return variable(octet(), true);
  }

  /** As many bytes as the first one has leading zeros, and one. */
  private long variable(int first, boolean withoutMarker)
      throws IOException, UnreadableItemException {
    int length = length(first);
    long value = withoutMarker ? first & (0xff >> length) : first;
    for (int i = 1; i < length; i++) {
      value = value << 8 | octet();
    }
    return value;
  }

  private static int length(int first) throws UnreadableItemException {
    if (first == 0) {
      throw wrong();
    }
    return Integer.numberOfLeadingZeros(first) - 23;
  }

  private long number(long size) throws IOException, UnreadableItemException {
    if (size > 8) {
      throw wrong();
    }
    long value = 0;
    for (int i = 0; i < size; i++) {
      value = value << 8 | octet();
    }
    return value;
  }

  private int octet() throws IOException {
    int octet = in.read();
    if (octet < 0) {
      throw new EOFException();
    }
    return octet;
  }

  private static UnreadableItemException wrong() {
    return new UnreadableItemException(
        Reason.DECODE_ERROR, "the decoder delivers what was not asked for");
  }
}
