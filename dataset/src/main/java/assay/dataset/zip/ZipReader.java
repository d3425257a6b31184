package assay.dataset.zip;

import assay.dataset.io.ShardInput;
import assay.dataset.names.SampleKey;
import assay.item.Extent;
import assay.item.Locator;
import assay.stage.Entry;
import assay.stage.Role;
import assay.stage.ShardFile;
import assay.stage.ShardIdentity;
import assay.stage.ShardReader;
import assay.stage.Ties;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Walks through the entries in the order in which they lie; the directory is glue, and last. */
final class ZipReader implements ShardReader {
  private final ShardFile shard;
  private final ShardInput input;
  private final ZipDirectory directory;
  private Optional<ShardIdentity> identity = Optional.empty();
  private int next;
  private long items;

  ZipReader(ShardFile shard, ShardInput input, ZipDirectory directory) {
    this.shard = shard;
    this.input = input;
    this.directory = directory;
  }

  @Override
  public Optional<Entry> next() throws IOException {
    int size = directory.size();
    if (next < size) {
      return Optional.of(entry(next++));
    } else if (next == size) {
      next++;
      long start = directory.start();
      return Optional.of(Entry.glue(new Extent(start, input.length() - start)));
    }
    identity = Optional.of(input.identity());
    return Optional.empty();
  }

  private Entry entry(int i) throws IOException {
    ZipRecord record = directory.entry(i);
    long end = i + 1 < directory.size() ? directory.position(i + 1) : directory.start();
    Extent extent = new Extent(record.position(), end - record.position());
    if (record.directory()) {
      return Entry.glue(extent);
    }
    byte[] header = input.peek(record.position(), (int) (record.data() - record.position()));
    return new Entry(
        extent,
        0,
        record.name(),
        Role.ITEM,
        record.packed(),
        Optional.of(new ZipItem(new Locator(shard.name(), items++, record.name()), record, input)),
        Ties.group(Set.of(shard.name() + "!" + SampleKey.of(record.name()))),
        () -> header);
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
    input.close();
  }
}
