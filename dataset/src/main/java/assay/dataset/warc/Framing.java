package assay.dataset.warc;

import assay.dataset.io.ShardInput;
import assay.item.Extent;
import assay.verdict.Reason;
import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/** Divides a file into stretches: measures each before anything in it is shown. */
abstract class Framing implements Closeable {
  /**
   * Failed attempts may read this much, plus twice the file; a hostile file is not read forever.
   */
  private static final long PATIENCE = 64L << 20;

  protected final ShardInput in;
  protected final Grammar grammar;
  protected final Notes notes;
  protected final Lookahead ahead;
  private long wasted;

  Framing(ShardInput in, Grammar grammar, Notes notes) {
    this.in = in;
    this.grammar = grammar;
    this.notes = notes;
    this.ahead = new Lookahead(grammar);
  }

  /**
   * The stretch that begins here.
   *
   * @param from less than the length of the file
   */
  final Stretch measure(long from) throws IOException {
    notes.at(from);
    try {
      return attempt(from);
    } catch (FramingLost lost) {
      return damage(from, lost);
    }
  }

  /** Measures a stretch of whole records, or of nothing. */
  abstract Stretch attempt(long from) throws IOException;

  /** Where, after a failed attempt, the search for the next record begins; more than the start. */
  abstract long searchFrom(long from);

  /** Where the next record begins. */
  abstract Optional<Long> find(long from) throws IOException;

  /** How far the failed attempt had read. */
  abstract long reached(long from);

  /** The records of a stretch that was measured before. */
  abstract RecordStream records(Extent extent) throws IOException;

  /** The bytes from here on, for reading records without measuring them. */
  abstract Source source(long from) throws IOException;

  /** Whether extents are members rather than records. */
  boolean isCompressed() {
    return false;
  }

  private Stretch damage(long from, FramingLost lost) throws IOException {
    waste(Math.max(0, reached(from) - from));
    notes.add(lost.getMessage());
    long to = find(searchFrom(from)).orElse(in.length());
    boolean cut = lost.isEarly() && to == in.length();
    return Stretch.damaged(from, to, cut ? Reason.TRUNCATED : Reason.MALFORMED);
  }

  /** Counts what was read for nothing. */
  final void waste(long bytes) throws Hopeless {
    wasted += bytes;
    if (wasted > PATIENCE + 2 * in.length()) {
      throw new Hopeless();
    }
  }

  /** Too many records begin and do not end. */
  static final class Hopeless extends IOException {
    private static final long serialVersionUID = 1;

    Hopeless() {
      super("records begin again and again and do not end");
    }
  }

  @Override
  public void close() {}
}
