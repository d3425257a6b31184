package assay.dataset.parquet;

import assay.dataset.io.ShardInput;
import assay.item.Extent;
import assay.item.Locator;
import assay.provenance.Provenance;
import assay.stage.Entry;
import assay.stage.Item;
import assay.stage.Role;
import assay.stage.Ties;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * The entries of a row group: first the columns that hold no media, as one; then the items, row by
 * row. They share the extent of the group.
 */
final class GroupWalk {
  private final String shard;
  private final Extent extent;
  private final RowGroup group;
  private final List<MediaCursor> media = new ArrayList<>();
  private final Opened opened;
  private final FactCursor cells;
  private final Rest rest;
  private final LongSupplier items;
  private final long restBytes;
  private final Deque<Entry> ready = new ArrayDeque<>();
  private long row;
  private int part;

  /**
   * Opens the columns that are needed, and looks through the others.
   *
   * @param items gives each item its number
   */
  GroupWalk(
      String shard, ShardInput in, Opened opened, Extent extent, RowGroup group, LongSupplier items)
      throws IOException {
    this.shard = shard;
    this.extent = extent;
    this.group = group;
    this.items = items;
    this.opened = opened;
    Table table = opened.table();
    for (MediaColumn column : opened.media()) {
      media.add(MediaCursor.open(in, table, group, column, opened.budget()));
    }
    List<Chunk> others = new ArrayList<>();
    List<Chunk> told = new ArrayList<>();
    for (Chunk chunk : group.chunks()) {
      boolean needed = opened.media().stream().anyMatch(m -> m.has(chunk.column()));
      boolean bytes =
          opened.media().stream()
              .anyMatch(m -> m.bytes().filter(chunk.column()::equals).isPresent());
      if (!bytes) {
        others.add(chunk);
      }
      if (!needed && opened.tells(chunk.column())) {
        told.add(chunk);
      } else if (!needed) {
        ChunkPages.verify(in, chunk, opened.budget());
      }
    }
    this.cells = new FactCursor(in, table, told, opened.budget());
    this.rest = new Rest(in, table, others, opened.budget());
    this.restBytes = others.stream().mapToLong(c -> c.meta().getTotalSize()).sum();
    ready.add(others());
  }

  private Entry others() {
    return new Entry(
        extent, part++, "", Role.SIDE, restBytes, Optional.empty(), Ties.none(), () -> new byte[0]);
  }

  /** The next entry; empty behind the last row. */
  Optional<Entry> next() throws IOException {
    while (ready.isEmpty() && row < group.rows()) {
      take(row++);
    }
    if (ready.isEmpty()) {
      finish();
    }
    return Optional.ofNullable(ready.poll());
  }

  private void take(long inGroup) {
    List<Optional<String>> said = cells.next(inGroup);
    Row current = new Row(inGroup, said, opened.facts().ofMedia(said));
    for (MediaCursor column : media) {
      column.next(inGroup).forEach(found -> ready.add(current.item(found)));
    }
    if (ready.isEmpty()) {
      current.withoutMedia().ifPresent(ready::add);
    }
  }

  private void finish() throws IOException {
    for (MediaCursor column : media) {
      column.finish();
    }
    cells.finish();
  }

  /** Makes the entries of one row. */
  private final class Row {
    private final long inGroup;
    private final long number;
    private final List<Optional<String>> said;
    private final Provenance provenance;
    private final Ties ties;

    Row(long inGroup, List<Optional<String>> said, Provenance provenance) {
      this.inGroup = inGroup;
      this.number = group.firstRow() + inGroup;
      this.said = said;
      this.provenance = provenance;
      Set<String> names = Set.of(shard + "!" + number);
      Set<String> follows = new HashSet<>(opened.facts().follows(said));
      follows.addAll(names);
      this.ties = new Ties(names, follows);
    }

    Entry item(MediaCursor.Found found) {
      Locator locator = locator(Member.of(number, found.name()));
      return found.bytes().isPresent()
          ? item(new Value(locator, provenance, found.bytes().get()), found.stored())
          : item(opened.facts().ofPath(locator, said, found.path().orElseThrow()), 0);
    }

    /** Of a row that points elsewhere, or speaks of files beside the table. */
    Optional<Entry> withoutMedia() {
      String member = Member.of(number);
      if (opened.facts().refers() && pointsElsewhere(member)) {
        return Optional.of(item(opened.facts().ofRow(locator(member), said), 0));
      }
      return opened.facts().hasCompanions()
          ? Optional.of(entry(member, Role.SIDE, 0, Optional.empty()))
          : Optional.empty();
    }

    /** In a table of addresses also the row whose own is missing; a null picture is none. */
    private boolean pointsElsewhere(String member) {
      return opened.media().isEmpty()
          || Facts.saysSomething(opened.facts().ofRow(new Locator(shard, 0, member), said));
    }

    private Locator locator(String member) {
      return new Locator(shard, items.getAsLong(), member);
    }

    private Entry item(Item item, long stored) {
      return entry(item.locator().member(), Role.ITEM, stored, Optional.of(item));
    }

    private Entry entry(String member, Role role, long stored, Optional<Item> item) {
      return new Entry(extent, part++, member, role, stored, item, ties, () -> rest.of(inGroup));
    }
  }
}
