package assay.match.list;

import assay.fingerprint.Fingerprint;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.sqlite.SQLiteDataSource;

/**
 * The Reference Data Set 3 of NIST's National Software Reference Library, an SQLite database. Its
 * {@code FILE}, a table in the minimal sets and a view in the full ones, has {@code sha256}, {@code
 * sha1} and {@code md5} of files of known software, so every entry is {@linkplain
 * ListElement#KNOWN_GOOD known to be good}. Rows are read one after the other, and neither a
 * journal nor a log beside it.
 */
final class NsrlDatabase implements ListElements {
  private static final String[] ALGORITHMS = {"sha256", "sha1", "md5"};
  private static final int PAGE_SIZE_AT = 16;
  private static final SortedSet<String> TAGS = new TreeSet<>(List.of(ListElement.KNOWN_GOOD));
  private static final String[] SETTINGS = {
    "PRAGMA query_only = ON",
    "PRAGMA trusted_schema = OFF", // a view of strangers calls nothing but plain functions
    "PRAGMA cell_size_check = ON",
  };

  private final Connection connection;
  private final Statement statement;
  private final ResultSet rows;
  private long row;

  private NsrlDatabase(Connection connection, Statement statement, ResultSet rows) {
    this.connection = connection;
    this.statement = statement;
    this.rows = rows;
  }

  /** Whether a file that begins like this is a database. */
  static boolean begins(String head) {
    return head.startsWith("SQLite format 3\0");
  }

  /**
   * Opens one.
   *
   * @throws ListFormatException if it is damaged, or no set of this kind
   */
  static NsrlDatabase open(Path file) throws IOException, ListFormatException {
    requireWholePages(file);
    SQLiteDataSource source = new SQLiteDataSource();
    source.setUrl("jdbc:sqlite:" + file.toUri() + "?mode=ro&immutable=1");
    try {
      Connection connection = source.getConnection();
      try {
        Statement statement = connection.createStatement();
        for (String setting : SETTINGS) {
          statement.execute(setting);
        }
        ResultSet rows = statement.executeQuery("SELECT sha256, sha1, md5 FROM FILE");
        return new NsrlDatabase(connection, statement, rows);
      } catch (SQLException e) {
        connection.close();
        throw e;
      }
    } catch (SQLException e) { // may quote the database
      throw fault(1);
    }
  }

  /** SQLite misses pages that are not there, but takes what is missing of the last one as zeros. */
  private static void requireWholePages(Path file) throws IOException, ListFormatException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] head = in.readNBytes(PAGE_SIZE_AT + Short.BYTES);
      int page = head.length < PAGE_SIZE_AT + Short.BYTES ? 0 : pageSize(head);
      if (page == 0 || Files.size(file) % page != 0) {
        throw fault(1);
      }
    }
  }

  /** "Database File Format", 1.3.2: big-endian, and 1 stands for 65,536. */
  private static int pageSize(byte[] head) {
    int size = ByteBuffer.wrap(head).getShort(PAGE_SIZE_AT) & 0xffff;
    return size == 1 ? 1 << 16 : size;
  }

  private static ListFormatException fault(long row) {
    return new ListFormatException(
        "row " + row, "the database is damaged, or has no FILE with sha256, sha1 and md5");
  }

  @Override
  public Optional<ListElement> next() throws ListFormatException {
    row++;
    try {
      return rows.next() ? Optional.of(element("row " + row)) : Optional.empty();
    } catch (SQLException e) {
      throw fault(row);
    }
  }

  private ListElement element(String place) throws SQLException {
    List<Fingerprint> values = new ArrayList<>();
    try {
      for (int i = 0; i < ALGORITHMS.length; i++) {
        String text = rows.getString(i + 1);
        values.add(Algorithms.parse(ALGORITHMS[i], text == null ? "" : text));
      }
    } catch (LineRefusedException e) {
      return new ListElement.Refused(place, e.getMessage(), Optional.empty());
    }
    return new ListElement.Entry(
        place, Optional.empty(), Optional.empty(), TAGS, values, List.of());
  }

  @Override
  public void close() throws IOException {
    try (connection;
        statement;
        rows) {
      // all of them, also if one of them fails
    } catch (SQLException e) {
      throw new IOException("the database cannot be closed");
    }
  }
}
