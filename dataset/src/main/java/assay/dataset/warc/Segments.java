package assay.dataset.warc;

import assay.dataset.io.ShardInput;
import assay.item.Extent;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where the segments of segmented records lie in a shard; found by reading all its headers once.
 */
final class Segments implements Closeable {
  /** More than any shard has; beyond it records are not joined. */
  private static final int MOST = 100_000;

  private final Framing framing;
  private final Map<String, List<Segment>> byOrigin = new HashMap<>();
  private int count;

  private Segments(Framing framing) {
    this.framing = framing;
  }

  /** Reads the headers of a whole shard. */
  static Segments find(ShardInput in, Framing framing) throws IOException {
    Segments segments = new Segments(framing);
    Stretch stretch;
    for (long at = 0; at < in.length(); at = stretch.extent().end()) {
      stretch = framing.measure(at);
      if (stretch.records() > 0) {
        segments.addAll(stretch);
      }
    }
    return segments;
  }

  private void addAll(Stretch stretch) throws IOException {
    RecordStream records = framing.records(stretch.extent());
    for (int part = 0; part < stretch.records(); part++) {
      add(next(records), stretch.extent(), part);
      records.finish();
    }
  }

  private static Head next(RecordStream records) throws IOException {
    return records.next().orElseThrow(() -> FramingLost.wrong("a record is gone"));
  }

  private void add(Head head, Extent extent, int part) {
    Optional<Long> number = number(head, "WARC-Segment-Number");
    Optional<String> origin = origin(head);
    if (number.isPresent() && origin.isPresent() && ++count <= MOST) {
      long total = number(head, "WARC-Segment-Total-Length").orElse(-1L);
      byOrigin
          .computeIfAbsent(origin.get(), id -> new ArrayList<>())
          .add(new Segment(number.get(), extent, part, head.blockLength(), total));
    }
  }

  private static Optional<Long> number(Head head, String name) {
    return head.first(name).filter(v -> v.matches("\\d{1,18}")).map(Long::parseLong);
  }

  /** The id of the first segment of the record to which this one belongs. */
  static Optional<String> origin(Head head) {
    return head.uri("WARC-Segment-Origin-ID").or(() -> head.uri("WARC-Record-ID"));
  }

  /** Whether the record is one of several that make one. */
  static boolean isSegment(Head head) {
    return head.type().equals("continuation") || head.first("WARC-Segment-Number").isPresent();
  }

  /** All segments after the first, in order; empty unless every one of them is here, once. */
  Optional<List<Segment>> rest(Head head) {
    List<Segment> all =
        origin(head).map(byOrigin::get).map(ArrayList::new).orElse(new ArrayList<>());
    all.sort(Comparator.comparingLong(Segment::number));
    long length = 0;
    for (int i = 0; i < all.size(); i++) {
      length += all.get(i).length();
      if (all.get(i).number() != i + 1) {
        return Optional.empty();
      }
    }
    boolean whole = !all.isEmpty() && count <= MOST && all.get(all.size() - 1).total() == length;
    return whole ? Optional.of(all.subList(1, all.size())) : Optional.empty();
  }

  /** The blocks of these segments, one after the other. */
  InputStream blocks(List<Segment> segments) {
    return new Chain(segments);
  }

  @Override
  public void close() throws IOException {
    framing.close();
  }

  /**
   * One segment.
   *
   * @param part position in the extent
   * @param length of the block
   * @param total length of all blocks, if this is the last; else -1
   */
  record Segment(long number, Extent extent, int part, long length, long total) {}

  private final class Chain extends InputStream {
    private final List<Segment> segments;
    private int next;
    private InputStream block = InputStream.nullInputStream();

    Chain(List<Segment> segments) {
      this.segments = segments;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int n = block.read(buffer, offset, length);
      while (n < 0 && next < segments.size()) {
        block = open(segments.get(next++));
        n = block.read(buffer, offset, length);
      }
      return n;
    }

    private InputStream open(Segment segment) throws IOException {
      RecordStream records = framing.records(segment.extent());
      Head head = next(records);
      for (int i = 0; i < segment.part(); i++) {
        records.finish();
        head = next(records);
      }
      if (head.blockLength() != segment.length()) {
        throw FramingLost.wrong("a segment has changed");
      }
      return records.block();
    }
  }
}
