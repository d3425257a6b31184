package assay.dataset.warc;

import assay.dataset.io.ShardInput;
import assay.stage.DatasetException;
import assay.stage.Entry;
import assay.stage.MediaTypes;
import assay.stage.ShardFile;
import assay.stage.ShardIdentity;
import assay.stage.ShardReader;
import assay.verdict.Reason;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Walks through a WARC or ARC file.
 *
 * <p>Damage is tolerated up to 64 MiB, and up to a hundredth of the shard; the hundredth only
 * counts from 1 MiB on, because in a small shard a single damaged record is more than that.
 */
final class WarcReader implements ShardReader {
  private static final long DAMAGE = 64L << 20;
  private static final long DAMAGE_OF_SMALL = 1L << 20;
  private static final int DAMAGED_SHARE = 100;

  private final ShardFile shard;
  private final ShardInput in;
  private final Notes notes;
  private final Framing framing;
  private final RecordEntries entries;
  private Segments segments;
  private Framing scout;
  private Lookahead lookahead;
  private Stretch stretch = Stretch.glue(0, 0);
  private RecordStream records;
  private int part;
  private long damaged;
  private ShardIdentity identity;

  WarcReader(ShardFile shard, ShardInput in, Notes notes, Framing framing, MediaTypes types) {
    this.shard = shard;
    this.in = in;
    this.notes = notes;
    this.framing = framing;
    Crawl crawl = new Crawl(shard.path() + "/" + shard.name());
    this.entries =
        new RecordEntries(
            shard.name(),
            framing.grammar.name(),
            crawl,
            in,
            types,
            this::segments,
            new Concurrents(this::ahead));
  }

  @Override
  public Optional<Entry> next() throws IOException, DatasetException {
    try {
      return advance();
    } catch (FramingLost | Framing.Hopeless e) {
      throw new DatasetException(place() + e.getMessage(), e);
    } catch (RuntimeException | LinkageError | OutOfMemoryError e) {
      throw new DatasetException(place() + "cannot be read: " + e.getClass().getSimpleName(), e);
    }
  }

  private String place() {
    return shard.name() + "@" + stretch.extent().end() + ": ";
  }

  private Optional<Entry> advance() throws IOException, DatasetException {
    if (part < stretch.records()) {
      records.finish();
      return Optional.of(record());
    } else if (stretch.extent().end() == in.length()) {
      identity = in.identity();
      return Optional.empty();
    }
    stretch = framing.measure(stretch.extent().end());
    part = 0;
    if (stretch.damage().isPresent()) {
      return Optional.of(damaged(stretch.damage().get()));
    } else if (stretch.records() == 0) {
      return Optional.of(Entry.glue(stretch.extent()));
    }
    records = framing.records(stretch.extent());
    return Optional.of(record());
  }

  private Entry damaged(Reason reason) throws DatasetException {
    damaged += stretch.extent().length();
    boolean share = damaged > DAMAGE_OF_SMALL && damaged > in.length() / DAMAGED_SHARE;
    if (share || damaged > DAMAGE) {
      throw new DatasetException(place() + damaged + " bytes are damaged, more than is tolerated");
    }
    return entries.damaged(stretch.extent(), reason);
  }

  private Entry record() throws IOException {
    Head head = records.next().orElseThrow(() -> FramingLost.wrong("a record is gone"));
    // A compressed stretch's own bytes are those of its data; they are counted once.
    long own = framing.isCompressed() ? (part == 0 ? stretch.dataBytes() : 0) : -1;
    boolean last = part + 1 == stretch.records();
    var place = new RecordEntries.Place(stretch.extent(), part++, own, last);
    return entries.of(head, records, place);
  }

  private Concurrents.Lookup ahead(long offset) throws IOException {
    if (scout == null) {
      scout = other();
      lookahead = new Lookahead(scout.grammar);
    }
    Source source = scout.source(offset);
    lookahead.begin(source);
    return new Concurrents.Lookup(
        source, new RecordStream(lookahead, scout.grammar, new Notes("")));
  }

  /** The same shard, to be read elsewhere; one compressed member is open at a time in each. */
  private Framing other() throws IOException {
    return Opening.framing(in, new Notes(""))
        .orElseThrow(() -> FramingLost.wrong("the shard has changed"));
  }

  private Segments segments() throws IOException {
    if (segments == null) {
      segments = Segments.find(in, other());
    }
    return segments;
  }

  @Override
  public ShardIdentity identity() {
    if (identity == null) {
      throw new IllegalStateException("the walk has not ended");
    }
    return identity;
  }

  @Override
  public List<String> warnings() {
    return notes.lines();
  }

  @Override
  public void close() throws IOException {
    try (in;
        framing) {
      if (segments != null) {
        segments.close();
      }
      if (scout != null) {
        scout.close();
      }
    }
  }
}
