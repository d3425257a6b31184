package assay.dataset.inside;

import assay.item.Locator;
import assay.stage.DatasetException;
import assay.stage.Entry;
import assay.stage.Role;
import assay.stage.ShardIdentity;
import assay.stage.ShardReader;
import assay.stage.Ties;
import java.io.Closeable;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Walks through a shard, and through what lies in its items. Items are numbered in the order of the
 * walk: one, then everything in it, then the next of the shard. For one thread.
 */
public final class OpenedShard implements Closeable {
  private final ShardReader shard;
  private final Limits limits;
  private Optional<Outer> outer = Optional.empty();
  private Optional<Within> within = Optional.empty();
  private long items;

  private record Outer(Entry entry, OuterItem item) {}

  /** What lies in the item that the walk is at. */
  private static final class Within {
    private final OuterItem.Opened opened;
    private final Descent descent;
    private final long[] numbers; // of the items that the containers are
    private long shown;
    private Optional<InnerItem> current = Optional.empty();

    Within(OuterItem.Opened opened, Limits limits, long number) throws IOException {
      this.opened = opened;
      this.descent = new Descent(opened.container(), opened.packed(), limits);
      this.numbers = new long[opened.survey().faults().size()];
      this.numbers[0] = number;
    }

    /** What it holds comes next, and names it as its parent. */
    void leave(InnerItem item) throws IOException {
      if (!item.inner().wasRead()) {
        item.read((reading, buffer, offset, length) -> {});
      }
      if (item.isOpened() && descent.opened() < numbers.length) {
        numbers[descent.opened()] = item.locator().index();
      }
    }
  }

  OpenedShard(ShardReader shard, Limits limits) {
    this.shard = shard;
    this.limits = limits;
  }

  /**
   * The next entry of the shard itself; empty at the end. What was not shown of the one before it
   * is passed over.
   */
  public Optional<Entry> next() throws IOException, DatasetException {
    leave();
    outer = Optional.empty();
    return shard.next().map(this::entry);
  }

  private Entry entry(Entry entry) {
    if (entry.item().isEmpty()) {
      return entry;
    }
    Locator there = entry.item().get().locator();
    Locator locator = new Locator(there.shard(), items++, there.member());
    boolean whole = entry.role() == Role.ITEM;
    OuterItem item =
        new OuterItem(entry.item().get(), locator, whole ? Optional.of(limits) : Optional.empty());
    Entry shown =
        new Entry(
            entry.extent(),
            entry.part(),
            entry.member(),
            entry.role(),
            entry.recordBytes(),
            Optional.of(item),
            entry.ties(),
            entry.context());
    outer = Optional.of(new Outer(shown, item));
    return shown;
  }

  /**
   * The given ties of the entry that {@link #next} gave last, and, after its item was read, those
   * with what lies in it: each leaves with the other.
   */
  public Ties and(Ties own) {
    if (outer.filter(o -> o.item().isOpened()).isEmpty()) {
      return own;
    }
    Set<String> names = new HashSet<>(own.names());
    Set<String> follows = new HashSet<>(own.follows());
    String tie = outer.get().item().locator().toString();
    names.add(tie);
    follows.add(tie);
    return new Ties(names, follows);
  }

  /**
   * The next thing that lies in the item of the entry that {@link #next} gave last, at whatever
   * depth; empty if there is nothing more, or that was not read. Shares extent and part with it.
   */
  public Optional<Entry> nextInside() throws IOException, DatasetException {
    if (within.isEmpty() && outer.filter(o -> o.item().isOpened()).isPresent()) {
      OuterItem item = outer.get().item();
      within =
          Optional.of(
              new Within(item.opened().orElseThrow(), limits.untimed(), item.locator().index()));
    }
    if (within.isEmpty()) {
      return Optional.empty();
    }
    Within inside = within.get();
    if (inside.current.isPresent()) {
      inside.leave(inside.current.get());
    }
    // What was beyond a limit of time in the first look is so in every other.
    Optional<Inner> next =
        inside.shown < inside.opened.survey().members() ? inside.descent.next() : Optional.empty();
    inside.current = next.map(inner -> item(inner, inside));
    inside.shown++;
    return inside.current.map(this::entry);
  }

  private InnerItem item(Inner inner, Within inside) {
    long number = items++;
    long parent = inside.numbers[inner.place().container()];
    OuterItem item = outer.orElseThrow().item();
    Locator locator =
        new Locator(item.locator().shard(), number, inner.place().path(), OptionalLong.of(parent));
    return new InnerItem(
        locator,
        inside.opened.origins().of(inner.member().time(), inner.place().depth()),
        inner,
        inside.descent,
        inside.opened.survey());
  }

  private Entry entry(InnerItem item) {
    Entry around = outer.orElseThrow().entry();
    String tie = outer.get().item().locator().toString();
    return new Entry(
        around.extent(),
        around.part(),
        item.locator().member(),
        Role.ITEM,
        0,
        Optional.of(item),
        Ties.group(Set.of(tie)),
        () -> new byte[0]);
  }

  private void leave() throws IOException {
    if (within.isPresent()) {
      within.get().descent.close();
      within = Optional.empty();
    }
  }

  /** See {@link ShardReader#identity}. */
  public ShardIdentity identity() {
    return shard.identity();
  }

  /** See {@link ShardReader#warnings}. */
  public List<String> warnings() {
    return shard.warnings();
  }

  @Override
  public void close() throws IOException {
    try (shard) {
      leave();
    }
  }
}
