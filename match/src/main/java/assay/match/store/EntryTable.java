package assay.match.store;

import assay.match.exchange.EntryKey;
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
  void list(EntryKey key, StagedText.Content content) throws IOException {
    long entry =
        database
            .first(
                "INSERT INTO entry (member, id, part, classification, tags, epoch, kept)"
                    + " VALUES (?, ?, ?, ?, ?, ?, 0) ON CONFLICT (member, id, part) DO UPDATE SET"
                    + " classification = excluded.classification, tags = excluded.tags,"
                    + " epoch = excluded.epoch, kept = 0 RETURNING n",
                row -> row.getLong(1),
                sealer.text(Column.MEMBER, key.member()),
                sealer.text(Column.ID, key.id()),
                sealer.text(Column.PART, key.part()),
                sealer.text(Column.CLASSIFICATION, content.classification()),
                sealer.text(Column.TAGS, content.tags()),
                epoch)
            .orElseThrow();
    Map<Key, StagedText.Value> before = bulk ? Map.of() : values(entry);
    Map<Key, StagedText.Value> after = new LinkedHashMap<>();
    content.values().forEach(value -> after.put(Key.of(value), value));
    boolean kept = false;
    for (Map.Entry<Key, StagedText.Value> value : before.entrySet()) {
      if (!after.containsKey(value.getKey())) {
        if (content.unread().contains(value.getKey().algorithm())) {
          kept = true;
        } else {
          remove(entry, value.getValue());
        }
      }
    }
    if (kept) {
      database.update("UPDATE entry SET kept = 1 WHERE n = ?", entry);
    }
    for (Map.Entry<Key, StagedText.Value> value : after.entrySet()) {
      put(entry, Optional.ofNullable(before.get(value.getKey())), value.getValue());
    }
  }

  /**
   * What is listed under an id stays as it is, also when the whole list is told anew: all parts of
   * it that are not told themselves.
   */
  void keep(EntryKey key) throws IOException {
    database.update(
        "UPDATE entry SET epoch = ?1, kept = 1"
            + " WHERE member = ?2 AND id = ?3 AND (part = ?4 OR epoch < ?1)",
        epoch,
        sealer.text(Column.MEMBER, key.member()),
        sealer.text(Column.ID, key.id()),
        sealer.text(Column.PART, key.part()));
  }

  /** An entry stays that was not told again. */
  void keep(long entry) throws IOException {
    database.update("UPDATE entry SET kept = 1 WHERE n = ?", entry);
  }

  /** How many entries are not as they were last told, or were not told. */
  static long kept(Database database) throws IOException {
    return database
        .first("SELECT count(*) FROM entry WHERE kept = 1", row -> row.getLong(1))
        .orElseThrow();
  }

  /** What is not listed is withdrawn already. */
  void withdraw(EntryKey key) throws IOException {
    Optional<Long> entry =
        database.first(
            "SELECT n FROM entry WHERE member = ? AND id = ? AND part = ?",
            row -> row.getLong(1),
            sealer.text(Column.MEMBER, key.member()),
            sealer.text(Column.ID, key.id()),
            sealer.text(Column.PART, key.part()));
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
