package assay.dataset.parquet;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Another engine, to write tables as a stranger would and to read ours. */
final class DuckDb implements AutoCloseable {
  private final Connection connection;

  private DuckDb(Connection connection) {
    this.connection = connection;
  }

  static DuckDb open() throws SQLException {
    DuckDb engine = new DuckDb(DriverManager.getConnection("jdbc:duckdb:"));
    engine.run("SET threads = 1");
    engine.run("SET preserve_insertion_order = true");
    return engine;
  }

  void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Writes a table from a query. */
  void write(String query, Path table, String options) throws SQLException {
    run("COPY (" + query + ") TO '" + table + "' (FORMAT parquet, " + options + ")");
  }

  /** Every row of a table as text, in order. */
  List<String> rows(Path table) throws SQLException {
    return texts("SELECT to_json(t)::VARCHAR FROM read_parquet('" + table + "') t");
  }

  /** The first column of an answer. */
  List<String> texts(String query) throws SQLException {
    List<String> texts = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery(query)) {
      while (answer.next()) {
        texts.add(answer.getString(1));
      }
    }
    return texts;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
