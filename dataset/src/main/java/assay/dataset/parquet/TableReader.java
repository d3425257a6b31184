package assay.dataset.parquet;

import assay.dataset.io.ShardInput;
import assay.item.Extent;
import assay.stage.DatasetException;
import assay.stage.Entry;
import assay.stage.ShardFile;
import assay.stage.ShardIdentity;
import assay.stage.ShardReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Walks through a table, row group by row group, in the order in which they lie in the file. */
final class TableReader implements ShardReader {
  private final ShardFile shard;
  private final ShardInput in;
  private final Opened opened;
  private final Iterator<Layout.Piece> pieces;
  private final List<String> warnings = new ArrayList<>();
  private Optional<GroupWalk> group = Optional.empty();
  private Optional<ShardIdentity> identity = Optional.empty();
  private boolean begun;
  private long items;

  TableReader(ShardFile shard, ShardInput in, Opened opened) {
    this.shard = shard;
    this.in = in;
    this.opened = opened;
    this.pieces = opened.pieces().iterator();
    if (!opened.hasRows()) {
      warnings.add(shard.name() + ": no column holds media or addresses; nothing in it is an item");
    }
    for (String column : opened.unknown()) {
      warnings.add(
          shard.name()
              + ": the first values of column "
              + column
              + " are no media; it was not looked into");
    }
  }

  @Override
  public Optional<Entry> next() throws IOException, DatasetException {
    return Guard.run(shard.name(), this::take);
  }

  private Optional<Entry> take() throws IOException {
    if (!begun) {
      begun = true;
      return Optional.of(Entry.glue(new Extent(0, Footer.MAGIC.length())));
    }
    while (true) {
      Optional<Entry> entry = group.isPresent() ? group.get().next() : Optional.empty();
      if (entry.isPresent()) {
        return entry;
      }
      group = Optional.empty();
      if (!pieces.hasNext()) {
        identity = Optional.of(in.identity());
        return Optional.empty();
      }
      Layout.Piece piece = pieces.next();
      if (piece.group().isEmpty()) {
        return Optional.of(Entry.index(piece.extent()));
      }
      group =
          Optional.of(
              new GroupWalk(
                  shard.name(), in, opened, piece.extent(), piece.group().get(), () -> items++));
    }
  }

  @Override
  public ShardIdentity identity() {
    return identity.orElseThrow(() -> new IllegalStateException("the walk has not ended"));
  }

  @Override
  public List<String> warnings() {
    return List.copyOf(warnings);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
