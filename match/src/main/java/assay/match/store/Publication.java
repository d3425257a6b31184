package assay.match.store;

import assay.fingerprint.Fingerprint;
import assay.match.file.IndexFileException;
import assay.match.index.ColumnFile;
import assay.match.list.Commitment;
import assay.match.live.Change;
import assay.match.live.LiveView;
import assay.match.store.Sealer.Column;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Brings what the tables of entries say into the live indexes, and then says that this is the
 * version. All of it can be done again until it has been said.
 */
final class Publication {
  /** With more changed values an index is made anew, which takes about as long as two merges. */
  private static final int MOST_CHANGED = 1 << 17;

  /** So many values are changed at once. */
  private static final int AT_ONCE = 1 << 15;

  private static final String IS_LISTED =
      " EXISTS (SELECT 1 FROM listed l WHERE l.algorithm = t.algorithm AND l.value = t.value)";

  private final Database database;
  private final State state;
  private final LiveFolders live;

  private final int mostChanged;
  private final int atOnce;

  Publication(Database database, State state, LiveFolders live) {
    this(database, state, live, MOST_CHANGED, AT_ONCE);
  }

  Publication(Database database, State state, LiveFolders live, int mostChanged, int atOnce) {
    this.database = database;
    this.state = state;
    this.live = live;
    this.mostChanged = mostChanged;
    this.atOnce = atOnce;
  }

  void run() throws IOException {
    boolean anew = state.has(State.Name.BULK) || state.has(State.Name.REBUILD);
    boolean changed = false;
    for (String algorithm : LiveFolders.algorithms()) {
      if (anew ? isListed(algorithm) || isThere(algorithm) : changed(algorithm) > 0) {
        database.step("live " + algorithm);
        bring(algorithm, anew);
        changed = true;
      }
    }
    Optional<VersionRow> before = VersionRow.newest(database);
    VersionRow next = next(changed ? Optional.empty() : before);
    boolean isNew = before.isEmpty() || !before.get().says(next);
    database.transaction("version", () -> finish(next, isNew));
  }

  private boolean isThere(String algorithm) throws IOException {
    return live.generation(algorithm).isPresent();
  }

  private boolean isListed(String algorithm) throws IOException {
    return database
        .first("SELECT 1 FROM listed WHERE algorithm = ? LIMIT 1", row -> 1, algorithm)
        .isPresent();
  }

  /** How many values of the algorithm are listed now and were not, or the other way round. */
  private long changed(String algorithm) throws IOException {
    return count("added", algorithm) + count("withdrawn", algorithm);
  }

  private long count(String how, String algorithm) throws IOException {
    String before = how.equals("added") ? "t.before = 0 AND" : "t.before = 1 AND NOT";
    return database
        .first(
            "SELECT count(*) FROM touched t WHERE t.algorithm = ? AND " + before + IS_LISTED,
            row -> row.getLong(1),
            algorithm)
        .orElseThrow();
  }

  private void bring(String algorithm, boolean anew) throws IOException {
    if (anew || !isThere(algorithm) || changed(algorithm) > mostChanged) {
      live.replace(algorithm, sink -> values(algorithm, sink));
    } else {
      try {
        live.change(algorithm, changes(algorithm));
      } catch (IndexFileException e) { // damaged: everything is in the tables
        live.replace(algorithm, sink -> values(algorithm, sink));
      }
    }
  }

  /** Each value once, as they stand in the index of the column: encrypted in another order. */
  private void values(String algorithm, ColumnFile.Sink sink) throws IOException {
    database.each(
        "SELECT DISTINCT value FROM listed WHERE algorithm = ? ORDER BY value",
        row -> sink.add(Fingerprint.of(algorithm, database.sealer().bytes(Column.VALUE, row, 1))),
        algorithm);
  }

  private List<Change> changes(String algorithm) throws IOException {
    List<Change> changes = new ArrayList<>();
    Set<Fingerprint> added = new HashSet<>();
    Set<Fingerprint> withdrawn = new HashSet<>();
    database.each(
        "SELECT t.value," + IS_LISTED + " AS listed FROM touched t WHERE t.algorithm = ?",
        row -> {
          Fingerprint value =
              Fingerprint.of(algorithm, database.sealer().bytes(Column.VALUE, row, 1));
          (row.getBoolean(2) ? added : withdrawn).add(value);
          if (added.size() + withdrawn.size() == atOnce) {
            changes.add(new Change(added, withdrawn));
            added.clear();
            withdrawn.clear();
          }
        },
        algorithm);
    changes.add(new Change(added, withdrawn));
    return changes;
  }

  /** What is said now; {@code same} is a version of the same values, if there is one. */
  private VersionRow next(Optional<VersionRow> same) throws IOException {
    SortedMap<String, Long> generations = new TreeMap<>();
    for (String algorithm : LiveFolders.algorithms()) {
      OptionalLong generation = live.generation(algorithm);
      if (generation.isPresent()) {
        generations.put(algorithm, generation.getAsLong());
      }
    }
    Counted counted =
        same.isPresent()
            ? new Counted(same.get().entries(), same.get().root(), same.get().size())
            : count(generations);
    boolean bulk = state.has(State.Name.BULK);
    return new VersionRow(
        time(State.Name.AS_OF),
        time(State.Name.PULLED_ON),
        time(State.Name.PULLED_ON),
        counted.entries(),
        counted.root(),
        counted.size(),
        notEvaluated(),
        state.number(State.Name.REFUSED),
        EntryTable.kept(database),
        bulk ? counted.size() : count("added"),
        count("withdrawn"),
        generations);
  }

  /** What is committed to, and how much of which algorithm. */
  private record Counted(SortedMap<String, Long> entries, String root, long size) {}

  private Counted count(SortedMap<String, Long> generations) throws IOException {
    SortedMap<String, Long> entries = new TreeMap<>();
    Commitment commitment = new Commitment();
    for (LiveView view : live.open(generations).values()) {
      view.forEach(commitment::add);
      if (view.size() > 0) {
        entries.put(view.algorithm(), (long) view.size());
      }
    }
    return new Counted(entries, commitment.root(), commitment.size());
  }

  private long count(String how) throws IOException {
    long count = 0;
    for (String algorithm : LiveFolders.algorithms()) {
      count += count(how, algorithm);
    }
    return count;
  }

  private SortedMap<String, Long> notEvaluated() throws IOException {
    SortedMap<String, Long> counts = new TreeMap<>();
    database.each(
        "SELECT algorithm, count(*) FROM other GROUP BY algorithm",
        row -> counts.put(row.getString(1), row.getLong(2)));
    return counts;
  }

  /** To the second, as the times of a statement are. */
  private Instant time(State.Name name) throws IOException {
    return state.time(name).orElseThrow().truncatedTo(ChronoUnit.SECONDS);
  }

  private State finish(VersionRow next, boolean isNew) throws IOException {
    if (isNew) {
      next.insert(database);
    } else {
      next.renew(database);
    }
    database.update("DELETE FROM touched");
    state.clear(State.Name.REBUILD);
    if (state.has(State.Name.APPLIED_ID)) {
      Tables.emptyStaged(database);
      state.set(State.Name.SUCCEEDED_ON, state.get(State.Name.PULLED_ON).orElseThrow());
      for (State.Name done :
          List.of(
              State.Name.FRESH,
              State.Name.BULK,
              State.Name.APPLIED_MEMBER,
              State.Name.APPLIED_ID,
              State.Name.APPLIED_PART)) {
        state.clear(done);
      }
    }
    state.phase(State.Phase.STAGING);
    return state;
  }
}
