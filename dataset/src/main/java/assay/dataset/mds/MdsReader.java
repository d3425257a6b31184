package assay.dataset.mds;

import assay.dataset.io.ShardInput;
import assay.dataset.packed.DamagedException;
import assay.dataset.reference.ReferenceItem;
import assay.dataset.reference.ReferenceTable;
import assay.item.Extent;
import assay.item.Locator;
import assay.policy.SidecarKeys;
import assay.provenance.Provenance;
import assay.stage.DatasetException;
import assay.stage.Entry;
import assay.stage.Item;
import assay.stage.Role;
import assay.stage.ShardFile;
import assay.stage.ShardIdentity;
import assay.stage.ShardReader;
import assay.stage.Ties;
import assay.verdict.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Walks through a shard sample by sample, and through a sample column by column. */
final class MdsReader implements ShardReader {
  private final ShardFile shard;
  private final ShardInput input;
  private final InputStream inside;
  private final MdsHeader header;
  private final ReferenceTable table;
  private final int longest;
  private final boolean points;
  private final Deque<Entry> ahead = new ArrayDeque<>();
  private Optional<LongSample> open = Optional.empty();
  private int sample = -1;
  private long items;
  private Optional<ShardIdentity> identity = Optional.empty();

  MdsReader(
      ShardFile shard,
      ShardInput input,
      InputStream inside,
      MdsHeader header,
      SidecarKeys keys,
      int longest) {
    this.shard = shard;
    this.input = input;
    this.inside = inside;
    this.header = header;
    this.table = new ReferenceTable(header.columns().names(), keys);
    this.longest = longest;
    boolean text = header.columns().names().contains("text");
    this.points = table.refers() && header.columns().areTexts() && !text;
  }

  @Override
  public Optional<Entry> next() throws IOException, DatasetException {
    try {
      if (sample < 0) {
        sample = 0;
        return Optional.of(Entry.index(new Extent(0, header.offset(0))));
      }
      if (ahead.isEmpty() && sample < header.samples()) {
        finishSample();
        read(sample++);
      }
      if (ahead.isEmpty()) {
        finishSample();
        end();
        return Optional.empty();
      }
      return Optional.of(ahead.remove());
    } catch (DamagedException e) {
      throw new DatasetException(place() + e.getMessage(), e);
    }
  }

  private void finishSample() throws IOException {
    if (open.isPresent()) {
      open.get().finish();
      open = Optional.empty();
    }
  }

  private void read(int number) throws IOException {
    Extent extent =
        new Extent(header.offset(number), header.offset(number + 1) - header.offset(number));
    if (extent.length() > longest) {
      LongSample item = new LongSample(locator("sample:" + number), inside, extent.length());
      open = Optional.of(item);
      ahead.add(entry(extent, 0, item, extent.length(), MdsReader::nothing));
      return;
    }
    byte[] bytes = inside.readNBytes((int) extent.length());
    if (bytes.length < extent.length()) {
      throw new DamagedException("it ends inside sample " + number);
    }
    Optional<Sample> cut = Sample.of(bytes, header.columns());
    if (cut.isEmpty()) {
      Locator locator = locator("sample:" + number);
      Set<Reason> faults = Set.of(Reason.MALFORMED);
      Item item = new Value(locator, Provenance.unknown(), bytes, 0, bytes.length, "bytes", faults);
      ahead.add(entry(extent, 0, item, bytes.length, MdsReader::nothing));
    } else {
      add(extent, number, cut.get());
    }
  }

  /** Columns of a fixed size are numbers; a sample of nothing else is one item. */
  private void add(Extent extent, int number, Sample cut) {
    List<Optional<String>> texts = cut.texts();
    if (points) {
      ReferenceItem item = table.item(locator("sample:" + number), texts);
      ahead.add(entry(extent, 0, item, 0, cut::bytes));
      return;
    }
    Provenance facts = table.provenance(texts);
    List<Integer> columns = cut.items();
    if (columns.isEmpty()) {
      Locator locator = locator("sample:" + number);
      Item item = new Value(locator, facts, cut.bytes(), 0, cut.bytes().length, "bytes", Set.of());
      ahead.add(entry(extent, 0, item, cut.bytes().length, MdsReader::nothing));
    }
    for (int part = 0; part < columns.size(); part++) {
      int column = columns.get(part);
      Locator locator = locator("sample:" + number + "/" + header.columns().names().get(column));
      String encoding = header.columns().encodings().get(column);
      Item item =
          new Value(
              locator,
              facts,
              cut.bytes(),
              cut.start(column),
              cut.length(column),
              encoding,
              Set.of());
      ahead.add(entry(extent, part, item, cut.length(column), MdsReader::nothing));
    }
  }

  private static byte[] nothing() {
    return new byte[0];
  }

  private Locator locator(String member) {
    return new Locator(shard.name(), items++, member);
  }

  /** All of a sample leaves, or nothing. */
  private Entry entry(
      Extent extent, int part, Item item, long recordBytes, Supplier<byte[]> context) {
    String tie = shard.name() + "!" + extent.offset();
    return new Entry(
        extent,
        part,
        item.locator().member(),
        Role.ITEM,
        recordBytes,
        Optional.of(item),
        Ties.group(Set.of(tie)),
        context);
  }

  private void end() throws IOException, DatasetException {
    if (identity.isEmpty()) {
      if (inside.read() >= 0) {
        throw new DatasetException(place() + "something follows the last sample");
      }
      identity = Optional.of(input.identity());
    }
  }

  private String place() {
    return shard.name() + "#" + items + ": ";
  }

  @Override
  public ShardIdentity identity() {
    return identity.orElseThrow(() -> new IllegalStateException("the walk has not ended"));
  }

  @Override
  public List<String> warnings() {
    return List.of();
  }

  @Override
  public void close() throws IOException {
    try (input) {
      inside.close();
    }
  }
}
