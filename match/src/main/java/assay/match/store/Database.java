package assay.match.store;

import assay.durable.OwnerOnly;
import assay.match.atrest.AtRest;
import assay.match.atrest.BrokenSealException;
import assay.match.atrest.Columns;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.sqlite.Function;
import org.sqlite.SQLiteDataSource;
import org.sqlite.core.Codes;

/**
 * One SQLite file, opened by one thread. A transaction is on disk when it returns, or never was.
 */
final class Database implements Closeable {
  private static final String[] SETTINGS = {
    "PRAGMA busy_timeout = 600000", // another process commits for a moment, or applies a large list
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA wal_autocheckpoint = 8192",
    "PRAGMA journal_size_limit = 67108864",
    "PRAGMA cache_size = -65536",
    "PRAGMA secure_delete = FAST", // what was withdrawn does not stay readable in pages in use
  };

  /** Whether this process has said where SQLite keeps what it sorts. */
  private static final AtomicBoolean SCRATCH = new AtomicBoolean();

  private final Path file;
  private final Connection connection;
  private final AtRest atRest;
  private final Sealer sealer;
  private final Steps steps;
  private final Map<String, PreparedStatement> prepared = new HashMap<>();

  private Database(Path file, AtRest atRest, Connection connection, Steps steps) {
    this.file = file;
    this.connection = connection;
    this.atRest = atRest;
    this.sealer = Sealer.of(atRest.columns(), file);
    this.steps = steps;
  }

  /** Work that may fail in the database. */
  @FunctionalInterface
  interface Work<T> {
    T run() throws SQLException, IOException;
  }

  /** What is done with one row. */
  @FunctionalInterface
  interface Row<T> {
    T read(ResultSet row) throws SQLException, IOException;
  }

  /** What is done with each row. */
  @FunctionalInterface
  interface Rows {
    void read(ResultSet row) throws SQLException, IOException;
  }

  /** Opens the file; makes it, its owner's only, if it is not there. */
  static Database open(Path file, AtRest atRest, Steps steps) throws IOException {
    try {
      OwnerOnly.file(Files.createFile(file)); // SQLite gives its other files the same permissions
    } catch (FileAlreadyExistsException e) {
      // as it should be
    }
    SQLiteDataSource source = new SQLiteDataSource();
    source.setUrl("jdbc:sqlite:" + file.toAbsolutePath());
    try {
      Database database = new Database(file, atRest, source.getConnection(), steps);
      try {
        for (String setting : SETTINGS) {
          database.execute(setting);
        }
        database.keepScratchBeside(file);
        return database;
      } catch (IOException e) {
        database.close();
        throw e;
      }
    } catch (SQLException e) {
      throw failure(file, e);
    }
  }

  /** What its columns are written and read with. */
  Sealer sealer() {
    return sealer;
  }

  /** How it lies on disk. */
  AtRest atRest() {
    return atRest;
  }

  Path file() {
    return file;
  }

  /**
   * What SQLite sorts goes into nameless files, which hold entries: below the owner-only folder of
   * the lists, not where everybody's temporary files are. SQLite has one such setting for a process
   * and does not let it be changed while others work, so that of the first store holds; if that
   * folder is gone, SQLite goes back to the system's.
   */
  private void keepScratchBeside(Path file) throws IOException {
    synchronized (SCRATCH) {
      if (!SCRATCH.get()) {
        Path lists = file.toAbsolutePath().getParent().getParent();
        execute("PRAGMA temp_store_directory = '" + lists.toString().replace("'", "''") + "'");
        SCRATCH.set(true);
      }
    }
  }

  /**
   * Does all of the work or none of it.
   *
   * @param step what {@link Steps} is told before it is committed
   */
  <T> T transaction(String step, Work<T> work) throws IOException {
    return commit(
        step,
        () -> {
          Tables.requireForm(this); // another process may have encrypted it meanwhile
          return work.run();
        });
  }

  /** The same, whatever form the tables are in. */
  <T> T commit(String step, Work<T> work) throws IOException {
    execute("BEGIN IMMEDIATE");
    boolean done = false;
    try {
      T result = work.run();
      steps.before("commit " + step);
      execute("COMMIT");
      done = true;
      return result;
    } catch (SQLException e) {
      throw failure(file, e);
    } finally {
      if (!done) {
        rollBack();
      }
    }
  }

  /** A full disk has rolled back by itself already. */
  private void rollBack() {
    try (Statement statement = connection.createStatement()) {
      statement.execute("ROLLBACK");
    } catch (SQLException e) {
      // the connection is closed next, which leaves nothing of the transaction either
    }
  }

  /** Tells that something other than a transaction is about to happen. */
  void step(String step) throws IOException {
    steps.before(step);
  }

  /**
   * Makes {@code seal(column, text)} known to statements; nothing stays nothing.
   *
   * @param from how the text lies; it is read so, and sealed as this database does it
   */
  void defineSeal(AtRest from) throws IOException {
    Optional<Columns> before = from.columns();
    try {
      Function.create(
          connection,
          "seal",
          new Function() {
            @Override
            protected void xFunc() throws SQLException {
              Sealer.Column column = Sealer.Column.valueOf(value_text(0));
              if (value_type(1) == Codes.SQLITE_NULL) {
                result();
              } else {
                byte[] bytes = value_blob(1); // of a text, its UTF-8
                byte[] stored = bytes == null ? new byte[0] : bytes;
                result((byte[]) sealer.bytes(column, plain(column, stored)));
              }
            }

            private byte[] plain(Sealer.Column column, byte[] stored) throws SQLException {
              try {
                return before.isEmpty() ? stored : before.get().open(column.name(), stored);
              } catch (BrokenSealException e) {
                throw new SQLException(e.getMessage(), e);
              }
            }
          });
    } catch (SQLException e) {
      throw failure(file, e);
    }
  }

  /**
   * Writes the file anew, without what is free in it, and empties the log.
   *
   * @throws IOException also if another process reads, so that the log cannot be emptied
   */
  void compact() throws IOException {
    try {
      for (PreparedStatement statement : prepared.values()) {
        statement.close(); // one that was not run to its end would keep SQLite from it
      }
    } catch (SQLException e) {
      throw failure(file, e);
    }
    prepared.clear();
    execute("VACUUM");
    if (first("PRAGMA wal_checkpoint(TRUNCATE)", row -> row.getInt(1)).orElseThrow() != 0) {
      throw new IOException(file + ": is read by another process; try again");
    }
  }

  /** A statement without parameters. */
  void execute(String sql) throws IOException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw failure(file, e);
    }
  }

  /** A change; the number of rows that it changed. */
  int update(String sql, Object... parameters) throws IOException {
    try {
      return bind(sql, parameters).executeUpdate();
    } catch (SQLException e) {
      throw failure(file, e);
    }
  }

  /** The only row, or the first one. */
  <T> Optional<T> first(String sql, Row<T> row, Object... parameters) throws IOException {
    try (ResultSet rows = bind(sql, parameters).executeQuery()) {
      return rows.next() ? Optional.of(row.read(rows)) : Optional.empty();
    } catch (SQLException e) {
      throw failure(file, e);
    }
  }

  /** All rows, one after the other. The statement is not used again meanwhile. */
  void each(String sql, Rows each, Object... parameters) throws IOException {
    try (ResultSet rows = bind(sql, parameters).executeQuery()) {
      while (rows.next()) {
        each.read(rows);
      }
    } catch (SQLException e) {
      throw failure(file, e);
    }
  }

  private PreparedStatement bind(String sql, Object... parameters) throws SQLException {
    PreparedStatement statement = prepared.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      prepared.put(sql, statement);
    }
    for (int i = 0; i < parameters.length; i++) {
      set(statement, i + 1, parameters[i]);
    }
    return statement;
  }

  private static void set(PreparedStatement statement, int at, Object value) throws SQLException {
    if (value instanceof byte[] bytes) {
      statement.setBytes(at, bytes);
    } else if (value instanceof Optional<?> optional) {
      statement.setString(at, (String) optional.orElse(null));
    } else if (value instanceof Number number) {
      statement.setLong(at, number.longValue());
    } else {
      statement.setString(at, (String) value);
    }
  }

  /** SQLite's messages name tables and columns, never what is in them. */
  private static IOException failure(Path file, SQLException e) {
    return new IOException(file + ": " + e.getMessage(), e);
  }

  @Override
  public void close() throws IOException {
    try {
      for (PreparedStatement statement : prepared.values()) {
        statement.close();
      }
      connection.close();
    } catch (SQLException e) {
      throw failure(file, e);
    }
  }
}
