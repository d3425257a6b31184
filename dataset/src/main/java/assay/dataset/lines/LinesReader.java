package assay.dataset.lines;

import assay.dataset.io.ShardInput;
import assay.dataset.packed.DamagedException;
import assay.dataset.packed.Unpacked;
import assay.item.Extent;
import assay.item.Locator;
import assay.policy.SidecarKeys;
import assay.stage.DatasetException;
import assay.stage.Entry;
import assay.stage.Item;
import assay.stage.Role;
import assay.stage.ShardFile;
import assay.stage.ShardIdentity;
import assay.stage.ShardReader;
import assay.stage.Ties;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.List;
import java.util.Optional;

/** Walks through a text record by record. */
final class LinesReader implements ShardReader {
  private final ShardFile shard;
  private final ShardInput input;
  private final InputStream text;
  private final Layout layout;
  private final RowItems items;
  private final Cutter cutter;
  private boolean marked;
  private boolean headed;
  private long rows;
  private long position;
  private Optional<ShardIdentity> identity = Optional.empty();

  private LinesReader(
      ShardFile shard,
      ShardInput input,
      PushbackInputStream text,
      Layout layout,
      RowItems items,
      int longest)
      throws IOException {
    this.shard = shard;
    this.input = input;
    this.text = text;
    this.layout = layout;
    this.items = items;
    this.headed = layout.hasHeader();
    byte[] head = text.readNBytes(TextFile.MARK.length);
    this.marked = TextFile.isMarked(head);
    if (!marked) {
      text.unread(head);
    }
    this.cutter = new Cutter(text, layout.dialect(), marked ? head.length : 0, longest);
  }

  static LinesReader open(
      ShardFile shard, TextFile file, Layout layout, SidecarKeys keys, int longest)
      throws IOException, DatasetException {
    ShardInput input = ShardInput.open(shard);
    try {
      InputStream text = Unpacked.of(file.codec(), input.stream(0, input.length()));
      return new LinesReader(
          shard,
          input,
          new PushbackInputStream(text, TextFile.MARK.length),
          layout,
          new RowItems(file, layout, keys),
          longest);
    } catch (DamagedException e) {
      input.close();
      throw new DatasetException(shard.name() + ": " + e.getMessage(), e);
    } catch (IOException | RuntimeException e) {
      input.close();
      throw e;
    }
  }

  @Override
  public Optional<Entry> next() throws IOException, DatasetException {
    if (marked) {
      marked = false;
      position = TextFile.MARK.length;
      return Optional.of(Entry.glue(new Extent(0, TextFile.MARK.length)));
    }
    Optional<Cut> cut = cut();
    if (cut.isEmpty()) {
      identity = Optional.of(input.identity());
      return Optional.empty();
    }
    position = cut.get().extent().end();
    return Optional.of(entry(cut.get()));
  }

  private Optional<Cut> cut() throws IOException, DatasetException {
    try {
      return cutter.next();
    } catch (DamagedException e) {
      throw new DatasetException(shard.name() + "@" + position + ": " + e.getMessage(), e);
    }
  }

  private Entry entry(Cut cut) throws DatasetException {
    if (cut.isBlank(layout.dialect())) {
      return Entry.glue(cut.extent());
    } else if (headed) {
      headed = false;
      requireWhole(cut);
      return Entry.glue(cut.extent());
    }
    Locator locator = new Locator(shard.name(), rows, "row:" + rows);
    rows++;
    Item item = items.item(locator, cut);
    boolean reference = item.isReference();
    return new Entry(
        cut.extent(),
        0,
        locator.member(),
        Role.ITEM,
        reference ? 0 : cut.length(),
        Optional.of(item),
        Ties.none(),
        () -> items.isSealedItself(item) ? new byte[0] : cut.line());
  }

  private void requireWhole(Cut header) throws DatasetException {
    if (!header.isWhole()) {
      throw new DatasetException(
          shard.name() + ": the names of the columns have " + header.length() + " bytes");
    }
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
      text.close();
    }
  }
}
