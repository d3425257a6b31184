package assay.match.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Databases as NIST's schema of RDS 3 makes them (2022 and later, without the CRC-32). */
class NsrlDatabaseTest {
  private static final String HASHES =
      "sha256 VARCHAR NOT NULL, sha1 VARCHAR NOT NULL, md5 VARCHAR NOT NULL";
  private static final String FILE =
      "("
          + HASHES
          + ", file_name VARCHAR NOT NULL, file_size INTEGER NOT NULL,"
          + " package_id INTEGER NOT NULL,"
          + " PRIMARY KEY (sha256, sha1, md5, file_name, file_size, package_id))";

  @TempDir private Path folder;

  private Path database(String... statements) throws Exception {
    Path file = folder.resolve("RDS 2024.03.1?.db"); // what stands in a path means nothing
    Files.deleteIfExists(file);
    Path made = folder.resolve("made.db");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + made);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
    return Files.move(made, file);
  }

  private static String row(int number, String rest) {
    return "INSERT INTO FILE VALUES ('%064X', '%040X', '%032X', %s)"
        .formatted(number, number, number, rest);
  }

  private Path minimal(int rows) throws Exception {
    List<String> statements = new ArrayList<>();
    statements.add("CREATE TABLE FILE " + FILE);
    statements.add("CREATE TABLE VERSION (version VARCHAR UNIQUE NOT NULL)");
    for (int i = 0; i < rows; i++) {
      statements.add(row(i, "'it''s.jpg', 5, 7"));
    }
    return database(statements.toArray(String[]::new));
  }

  private static List<ListElement> read(Path file) throws Exception {
    List<ListElement> all = new ArrayList<>();
    InputStream in = Files.newInputStream(file);
    try (ListElements elements = ListElements.of(in, file, Optional.empty())) {
      for (var next = elements.next(); next.isPresent(); next = elements.next()) {
        all.add(next.get());
      }
    }
    return all;
  }

  private static void requireEntry(ListElement element, int number) {
    ListElement.Entry entry = (ListElement.Entry) element;
    assertThat(entry.tags()).containsExactly(ListElement.KNOWN_GOOD);
    assertThat(entry.values())
        .extracting(value -> value.algorithmName() + ":" + value.hex())
        .containsExactly(
            "sha256:%064x".formatted(number),
            "sha1:%040x".formatted(number),
            "md5:%032x".formatted(number));
  }

  @Test
  void aMinimalSetIsRead() throws Exception {
    List<ListElement> all = read(minimal(30));
    assertThat(all).hasSize(30);
    for (int i = 0; i < 30; i++) {
      requireEntry(all.get(i), i);
      assertThat(all.get(i).place()).isEqualTo("row " + (i + 1));
    }
    try (var files = Files.list(folder)) {
      assertThat(files).hasSize(1); // nothing was put beside it
    }
  }

  @Test
  void aFullSetIsReadThroughItsView() throws Exception {
    Path file =
        database(
            "CREATE TABLE METADATA (metadata_id INTEGER PRIMARY KEY, object_id INTEGER, "
                + HASHES
                + ", extension VARCHAR)",
            "CREATE VIEW FILE AS SELECT UPPER(sha256) AS sha256, UPPER(sha1) AS sha1,"
                + " UPPER(md5) AS md5, 'x' AS file_name FROM METADATA",
            "INSERT INTO METADATA VALUES (1, 1, '%064x', '%040x', '%032x', 'jpg')"
                .formatted(7, 7, 7));
    List<ListElement> all = read(file);
    assertThat(all).hasSize(1);
    requireEntry(all.get(0), 7);
  }

  @Test
  void aRowThatIsNoEntryIsRefusedWithItsNumber() throws Exception {
    Path file =
        database(
            "CREATE TABLE FILE (sha256, sha1, md5)",
            "INSERT INTO FILE VALUES ('5EED', '%040X', '%032X')".formatted(1, 1),
            "INSERT INTO FILE VALUES (NULL, '%040X', '%032X')".formatted(1, 1),
            "INSERT INTO FILE VALUES ('%064X', '%040X', '%032X')".formatted(3, 3, 3));
    List<ListElement> all = read(file);
    assertThat(all.get(0))
        .isEqualTo(
            new ListElement.Refused("row 1", "sha256 has 64 hex digits, not 4", Optional.empty()));
    assertThat(all.get(1)).isInstanceOf(ListElement.Refused.class);
    requireEntry(all.get(2), 3);
  }

  @Test
  void anotherDatabaseIsRefused() throws Exception {
    for (String table : List.of("OTHER (sha256, sha1, md5)", "FILE (sha1, md5)")) {
      Path file = database("CREATE TABLE " + table);
      assertThatThrownBy(() -> read(file))
          .isInstanceOf(ListFormatException.class)
          .hasMessage("row 1: the database is damaged, or has no FILE with sha256, sha1 and md5");
    }
  }

  /** A set that was cut has no end that could be taken for its own. */
  @Test
  void aDatabaseThatWasCutIsRefused() throws Exception {
    Path file = minimal(100);
    byte[] whole = Files.readAllBytes(file);
    for (int length = 16; length < whole.length; length += 61) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> read(file)).isInstanceOf(ListFormatException.class);
    }
  }

  @Test
  void aDamagedDatabaseIsReadOrRefused() throws Exception {
    Path file = minimal(100);
    byte[] whole = Files.readAllBytes(file);
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 300; i++) {
      byte[] damaged = whole.clone();
      for (int j = 0; j <= i % 4; j++) {
        damaged[16 + random.nextInt(whole.length - 16)] = (byte) random.nextInt(256);
      }
      Files.write(file, damaged);
      try {
        for (ListElement element : read(file)) {
          assertThat(element.place()).startsWith("row ");
        }
      } catch (ListFormatException e) {
        assertThat(e.getMessage()).startsWith("row ").hasSizeLessThan(100);
      }
    }
  }

  @Test
  void onlyAFileOfThisMachineCanBeReadSo() throws Exception {
    InputStream in = Files.newInputStream(minimal(1));
    assertThatThrownBy(() -> ListElements.of(in, Optional.empty()))
        .isInstanceOf(ListFormatException.class)
        .hasMessageContaining(
            "an SQLite database (NSRL RDS 3) is read by the exchange folder only");
  }
}
