package assay.match.store;

import assay.match.store.Sealer.Column;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The entries with their values; notes which values an entry begins or ceases to list. */
final class EntryTable {
  private final Database database;
  private final Sealer sealer;
  private final long epoch;
  private final boolean bulk;

  /**
   * The table.
   *
   * @param epoch under which entries are listed from now on
   * @param bulk whether there was no entry before; then no value is noted
   */
  EntryTable(Database database, long epoch, boolean bulk) {
    this.database = database;
    this.sealer = database.sealer();
    this.epoch = epoch;
    this.bulk = bulk;
  }

  /** What tells the values of one entry apart. */
  private record Key(boolean evaluated, String algorithm, String text) {
    /** Never shows the value. */
    @Override
    public String toString() {
      return "a value of " + algorithm;
    }

    static Key of(StagedText.Value value) {
      return new Key(value.isEvaluated(), value.algorithm(), value.text());
    }
  }

  /** Lists an entry, or replaces all of it. */
  void list(String member, String id, StagedText.Content content) throws IOException {
    long entry =
        database
            .first(
                "INSERT INTO entry (member, id, classification, tags, epoch)"
                    + " VALUES (?, ?, ?, ?, ?) ON CONFLICT (member, id) DO UPDATE SET"
                    + " classification = excluded.classification, tags = excluded.tags,"
                    + " epoch = excluded.epoch RETURNING n",
                row -> row.getLong(1),
                sealer.text(Column.MEMBER, member),
                sealer.text(Column.ID, id),
                sealer.text(Column.CLASSIFICATION, content.classification()),
                sealer.text(Column.TAGS, content.tags()),
                epoch)
            .orElseThrow();
    Map<Key, StagedText.Value> before = bulk ? Map.of() : values(entry);
    Map<Key, StagedText.Value> after = new LinkedHashMap<>();
    content.values().forEach(value -> after.put(Key.of(value), value));
    for (Map.Entry<Key, StagedText.Value> value : before.entrySet()) {
      if (!after.containsKey(value.getKey())) {
        remove(entry, value.getValue());
      }
    }
    for (Map.Entry<Key, StagedText.Value> value : after.entrySet()) {
      put(entry, Optional.ofNullable(before.get(value.getKey())), value.getValue());
    }
  }

  /** What is listed stays as it is, also when the whole list is told anew. */
  void keep(String member, String id) throws IOException {
    database.update(
        "UPDATE entry SET epoch = ? WHERE member = ? AND id = ?",
        epoch,
        sealer.text(Column.MEMBER, member),
        sealer.text(Column.ID, id));
  }

  /** What is not listed is withdrawn already. */
  void withdraw(String member, String id) throws IOException {
    Optional<Long> entry =
        database.first(
            "SELECT n FROM entry WHERE member = ? AND id = ?",
            row -> row.getLong(1),
            sealer.text(Column.MEMBER, member),
            sealer.text(Column.ID, id));
    if (entry.isPresent()) {
      drop(entry.get());
    }
  }

  /** Removes an entry with its values. */
  void drop(long entry) throws IOException {
    for (StagedText.Value value : values(entry).values()) {
      remove(entry, value);
    }
    database.update("DELETE FROM entry WHERE n = ?", entry);
  }

  private Map<Key, StagedText.Value> values(long entry) throws IOException {
    Map<Key, StagedText.Value> values = new LinkedHashMap<>();
    for (String table : new String[] {"listed", "other"}) {
      database.each(
          "SELECT algorithm, value, affirmed, disputed FROM " + table + " WHERE entry = ?",
          row -> {
            Object value =
                table.equals("listed")
                    ? sealer.bytes(Column.VALUE, row, 2)
                    : sealer.text(Column.OTHER, row, 2);
            StagedText.Value told =
                new StagedText.Value(row.getString(1), value, row.getLong(3), row.getLong(4));
            values.put(Key.of(told), told);
          },
          entry);
    }
    return values;
  }

  private void put(long entry, Optional<StagedText.Value> before, StagedText.Value value)
      throws IOException {
    if (before.isEmpty()) {
      touch(value);
    }
    if (before.isEmpty() || !before.get().hasVotesOf(value)) {
      database.update(
          "INSERT OR REPLACE INTO " + table(value) + " VALUES (?, ?, ?, ?, ?)",
          entry,
          value.algorithm(),
          stored(value),
          value.affirmed(),
          value.disputed());
    }
  }

  private void remove(long entry, StagedText.Value value) throws IOException {
    touch(value);
    database.update(
        "DELETE FROM " + table(value) + " WHERE entry = ? AND algorithm = ? AND value = ?",
        entry,
        value.algorithm(),
        stored(value));
  }

  private Object stored(StagedText.Value value) {
    return value.value() instanceof byte[] bytes
        ? sealer.bytes(Column.VALUE, bytes)
        : sealer.text(Column.OTHER, (String) value.value());
  }

  private static String table(StagedText.Value value) {
    return value.isEvaluated() ? "listed" : "other";
  }

  /** Notes whether a value was listed before its first change. */
  private void touch(StagedText.Value value) throws IOException {
    if (value.isEvaluated() && !bulk) {
      database.update(
          "INSERT OR IGNORE INTO touched VALUES (?1, ?2,"
              + " EXISTS (SELECT 1 FROM listed WHERE algorithm = ?1 AND value = ?2))",
          value.algorithm(),
          stored(value));
    }
  }
}
