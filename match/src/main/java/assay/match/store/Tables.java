package assay.match.store;

import assay.match.atrest.AtRest;
import assay.match.atrest.LockedException;
import java.io.IOException;
import java.util.Optional;

/** The tables of a list; the package says what they hold. */
final class Tables {
  private static final String STAGED =
      "CREATE TABLE IF NOT EXISTS staged (n INTEGER PRIMARY KEY, member TEXT NOT NULL,"
          + " id TEXT NOT NULL, part TEXT NOT NULL, content TEXT)";
  private static final String BY_VALUE =
      "CREATE INDEX IF NOT EXISTS listed_by_value ON listed (algorithm, value)";
  private static final String[] ALL = {
    "CREATE TABLE state (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    STAGED,
    "CREATE TABLE refusal (n INTEGER PRIMARY KEY, place TEXT NOT NULL, reason TEXT NOT NULL)",
    "CREATE TABLE entry (n INTEGER PRIMARY KEY, member TEXT NOT NULL, id TEXT NOT NULL,"
        + " part TEXT NOT NULL, classification TEXT, tags TEXT NOT NULL, epoch INTEGER NOT NULL,"
        + " kept INTEGER NOT NULL, UNIQUE (member, id, part))",
    "CREATE INDEX entry_kept ON entry (n) WHERE kept = 1",
    "CREATE TABLE listed (entry INTEGER NOT NULL, algorithm TEXT NOT NULL, value BLOB NOT NULL,"
        + " affirmed INTEGER NOT NULL, disputed INTEGER NOT NULL,"
        + " PRIMARY KEY (entry, algorithm, value)) WITHOUT ROWID",
    BY_VALUE,
    "CREATE TABLE other (entry INTEGER NOT NULL, algorithm TEXT NOT NULL, value TEXT NOT NULL,"
        + " affirmed INTEGER NOT NULL, disputed INTEGER NOT NULL,"
        + " PRIMARY KEY (entry, algorithm, value)) WITHOUT ROWID",
    "CREATE INDEX other_by_algorithm ON other (algorithm)",
    "CREATE TABLE touched (algorithm TEXT NOT NULL, value BLOB NOT NULL, before INTEGER NOT NULL,"
        + " PRIMARY KEY (algorithm, value)) WITHOUT ROWID",
    "CREATE TABLE version (n INTEGER PRIMARY KEY, asOf TEXT NOT NULL, retrievedOn TEXT NOT NULL,"
        + " publishedOn TEXT NOT NULL, entries TEXT NOT NULL, root TEXT NOT NULL,"
        + " size INTEGER NOT NULL, notEvaluated TEXT NOT NULL, refused INTEGER NOT NULL,"
        + " kept INTEGER NOT NULL, added INTEGER NOT NULL, withdrawn INTEGER NOT NULL, generations TEXT NOT NULL)",
    "CREATE TABLE vote (n INTEGER PRIMARY KEY AUTOINCREMENT, member TEXT NOT NULL,"
        + " id TEXT NOT NULL, algorithm TEXT NOT NULL, text TEXT, affirmative INTEGER NOT NULL,"
        + " reason TEXT,"
        + " state TEXT NOT NULL, message TEXT, UNIQUE (member, id, algorithm))",
  };
  static final String KEY = "KEY"; // in the table of states, and always in the clear
  private static final int CLEAR = 3;
  private static final int SEALED = 4;

  private Tables() {}

  private static int form(AtRest atRest) {
    return atRest.keyId().isPresent() ? SEALED : CLEAR;
  }

  /**
   * Makes them, if this is a new file.
   *
   * @throws LockedException if they are encrypted, and not with this key
   * @throws IOException also if they are of another version, or in the clear and there is a key
   */
  static void make(Database database) throws IOException {
    if (version(database) == 0) {
      database.transaction(
          "tables",
          () -> {
            if (version(database) == 0) { // else another process has made them meanwhile
              for (String table : ALL) {
                database.execute(table);
              }
              setForm(database);
            }
            return ALL;
          });
    }
    requireForm(database);
  }

  /** Says that they are as this database writes them. */
  static void setForm(Database database) throws IOException {
    Optional<String> key = database.atRest().keyId();
    if (key.isPresent()) {
      database.update("INSERT OR REPLACE INTO state VALUES (?, ?)", KEY, key.get());
    }
    database.execute("PRAGMA user_version = " + form(database.atRest()));
  }

  /** Whether they lie so. */
  static boolean lie(Database database, AtRest atRest) throws IOException {
    return version(database) == form(atRest)
        && (atRest.keyId().isEmpty() || key(database).equals(atRest.keyId()));
  }

  /** Requires that they are as this database would write them, or not there. */
  static void requireForm(Database database) throws IOException {
    int version = version(database);
    int expected = form(database.atRest());
    if (version == SEALED && expected == CLEAR) {
      throw LockedException.withoutKey(database.file());
    } else if (version == CLEAR && expected == SEALED) {
      throw new IOException(
          database.file() + ": is in the clear, but there is a key of lists; run assay keys lists");
    } else if (version != 0 && version != expected) {
      throw new IOException(
          "the list is kept in version "
              + version
              + ", not "
              + expected
              + "; remove it, add it again and pull it");
    } else if (version == SEALED && !key(database).equals(database.atRest().keyId())) {
      throw LockedException.otherKey(database.file());
    }
  }

  private static Optional<String> key(Database database) throws IOException {
    return database.first("SELECT value FROM state WHERE name = ?", row -> row.getString(1), KEY);
  }

  private static int version(Database database) throws IOException {
    return database.first("PRAGMA user_version", row -> row.getInt(1)).orElse(0);
  }

  /** So that millions are staged in the order in which they come, and sorted at once. */
  static void indexStaged(Database database) throws IOException {
    database.execute("CREATE INDEX IF NOT EXISTS staged_by_key ON staged (member, id, part, n)");
  }

  /** Forgets what is staged, and its index. */
  static void emptyStaged(Database database) throws IOException {
    database.execute("DROP TABLE staged");
    database.execute(STAGED);
  }

  static void indexValues(Database database) throws IOException {
    database.execute(BY_VALUE);
  }

  /** So that millions are listed in the order of their keys, and sorted at once. */
  static void leaveValuesUnindexed(Database database) throws IOException {
    database.execute("DROP INDEX IF EXISTS listed_by_value");
  }
}
