package assay.match.store;

import java.io.IOException;

/** The tables of a list; the package says what they hold. */
final class Tables {
  private static final String STAGED =
      "CREATE TABLE IF NOT EXISTS staged (n INTEGER PRIMARY KEY, member TEXT NOT NULL,"
          + " id TEXT NOT NULL, content TEXT)";
  private static final String BY_VALUE =
      "CREATE INDEX IF NOT EXISTS listed_by_value ON listed (algorithm, value)";
  private static final String[] ALL = {
    "CREATE TABLE state (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    STAGED,
    "CREATE TABLE refusal (n INTEGER PRIMARY KEY, place TEXT NOT NULL, reason TEXT NOT NULL)",
    "CREATE TABLE entry (n INTEGER PRIMARY KEY, member TEXT NOT NULL, id TEXT NOT NULL,"
        + " classification TEXT, tags TEXT NOT NULL, epoch INTEGER NOT NULL, UNIQUE (member, id))",
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
        + " added INTEGER NOT NULL, withdrawn INTEGER NOT NULL, generations TEXT NOT NULL)",
    "CREATE TABLE vote (n INTEGER PRIMARY KEY AUTOINCREMENT, member TEXT NOT NULL,"
        + " id TEXT NOT NULL, algorithm TEXT NOT NULL, text TEXT, affirmative INTEGER NOT NULL,"
        + " reason TEXT,"
        + " state TEXT NOT NULL, message TEXT, UNIQUE (member, id, algorithm))",
  };
  private static final int VERSION = 1;

  private Tables() {}

  /**
   * Makes them, if this is a new file.
   *
   * @throws IOException also if they are of another version
   */
  static void make(Database database) throws IOException {
    if (version(database) != VERSION) {
      database.transaction(
          "tables",
          () -> {
            int version = version(database); // another process may have made them meanwhile
            if (version != 0 && version != VERSION) {
              throw new IOException("the list is kept in version " + version + ", not " + VERSION);
            } else if (version == 0) {
              for (String table : ALL) {
                database.execute(table);
              }
              database.execute("PRAGMA user_version = " + VERSION);
            }
            return version;
          });
    }
  }

  private static int version(Database database) throws IOException {
    return database.first("PRAGMA user_version", row -> row.getInt(1)).orElse(0);
  }

  /** So that millions are staged in the order in which they come, and sorted at once. */
  static void indexStaged(Database database) throws IOException {
    database.execute("CREATE INDEX IF NOT EXISTS staged_by_key ON staged (member, id, n)");
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
