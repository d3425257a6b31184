package assay.match.store;

import assay.match.exchange.EntryKey;
import assay.match.store.Sealer.Column;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Brings what is staged into the tables of entries, in the order of keys, some thousand keys in a
 * transaction; which values come or go by it is noted in the same one. What was begun can be gone
 * on with.
 */
final class Application {
  private static final int KEYS = 10_000;

  private final Database database;
  private final Sealer sealer;
  private final State state;
  private final SyncObserver observer;
  private long applied;

  Application(Database database, State state, SyncObserver observer) {
    this.database = database;
    this.sealer = database.sealer();
    this.state = state;
    this.observer = observer;
  }

  /** A key with its newest content; none if it was withdrawn. */
  private record Staged(EntryKey key, Optional<String> content) {
    /** Never shows the entry. */
    @Override
    public String toString() {
      return "a staged entry";
    }
  }

  void run() throws IOException {
    if (!state.has(State.Name.APPLIED_ID)) {
      database.transaction("begin applying", this::begin);
    }
    boolean bulk = state.has(State.Name.BULK);
    EntryTable entries = new EntryTable(database, state.number(State.Name.EPOCH), bulk);
    while (database.transaction("applied", () -> applySome(entries))) {
      observer.applied(applied);
    }
    long from = 0; // entries that were there when the whole list was told anew, and were not told
    while (state.has(State.Name.FRESH) && from >= 0) {
      long next = from;
      from = database.transaction("dropped", () -> leaveSome(entries, next));
    }
    if (bulk) {
      database.transaction("values", this::indexValues);
    }
  }

  private State begin() throws IOException {
    Tables.indexStaged(database);
    if (database.first("SELECT n FROM entry LIMIT 1", row -> 1).isEmpty()) {
      state.set(State.Name.BULK, "");
      Tables.leaveValuesUnindexed(database);
    }
    if (state.has(State.Name.FRESH)) {
      state.set(State.Name.EPOCH, Long.toString(state.number(State.Name.EPOCH) + 1));
    }
    return after("", "", "");
  }

  private State after(String member, String id, String part) throws IOException {
    state.set(State.Name.APPLIED_MEMBER, member);
    state.set(State.Name.APPLIED_ID, id);
    state.set(State.Name.APPLIED_PART, part);
    return state;
  }

  private State indexValues() throws IOException {
    Tables.indexValues(database);
    return state;
  }

  /** Whether there was anything left to apply. */
  private boolean applySome(EntryTable entries) throws IOException {
    List<Staged> some = new ArrayList<>();
    database.each(
        // SQLite takes the content from the row of the maximum: the last that says something.
        "SELECT member, id, part, content, max(CASE WHEN content IS ? THEN 0 ELSE n END)"
            + " FROM staged WHERE (member, id, part) > (?, ?, ?) GROUP BY member, id, part LIMIT "
            + KEYS,
        row ->
            some.add(
                new Staged(
                    new EntryKey(
                        sealer.text(Column.MEMBER, row, 1),
                        sealer.text(Column.ID, row, 2),
                        sealer.text(Column.PART, row, 3)),
                    sealer.optional(Column.CONTENT, row, 4))),
        sealer.text(Column.CONTENT, StagedText.AS_IT_WAS),
        applied(State.Name.APPLIED_MEMBER, Column.MEMBER),
        applied(State.Name.APPLIED_ID, Column.ID),
        applied(State.Name.APPLIED_PART, Column.PART));
    for (Staged one : some) {
      if (one.content().equals(Optional.of(StagedText.AS_IT_WAS))) {
        entries.keep(one.key());
      } else if (one.content().isPresent()) {
        entries.list(one.key(), StagedText.read(one.content().get()));
      } else {
        entries.withdraw(one.key());
      }
    }
    if (some.isEmpty()) {
      return false;
    }
    EntryKey last = some.get(some.size() - 1).key();
    after(last.member(), last.id(), last.part());
    applied += some.size();
    return true;
  }

  /** A text that is before all others, also before what is encrypted, if nothing is applied. */
  private Object applied(State.Name name, Column column) throws IOException {
    String text = state.get(name).orElseThrow();
    boolean begun = !state.get(State.Name.APPLIED_ID).orElseThrow().isEmpty();
    return begun ? sealer.text(column, text) : text;
  }

  /**
   * Drops entries that were not told again, or notes that they stay. Where to go on, or -1 if there
   * are no more.
   */
  private long leaveSome(EntryTable entries, long from) throws IOException {
    boolean held = state.has(State.Name.HELD);
    List<Long> some = new ArrayList<>();
    database.each(
        "SELECT n FROM entry WHERE n > ? AND epoch < ? ORDER BY n LIMIT " + KEYS,
        row -> some.add(row.getLong(1)),
        from,
        state.number(State.Name.EPOCH));
    for (long entry : some) {
      if (held) {
        entries.keep(entry);
      } else {
        entries.drop(entry);
      }
    }
    return some.isEmpty() ? -1 : some.get(some.size() - 1);
  }
}
