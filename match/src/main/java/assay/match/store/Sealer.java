package assay.match.store;

import assay.match.atrest.BrokenSealException;
import assay.match.atrest.Columns;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Puts what speaks of entries into columns, and reads it there: as it is, or with a key encrypted,
 * as bytes. Equal stays equal; the order of a column is then another one.
 */
sealed interface Sealer {
  /** What stands in columns. Those that are compared with one another have one name. */
  enum Column {
    STATE,
    MEMBER,
    ID,
    PART,
    CONTENT,
    CLASSIFICATION,
    TAGS,
    VALUE,
    OTHER,
    PLACE,
    REASON,
    TEXT,
    MESSAGE
  }

  static Sealer of(Optional<Columns> columns, Path file) {
    return columns.<Sealer>map(sealing -> new Sealed(sealing, file)).orElseGet(Clear::new);
  }

  /** What is stored of a text. */
  Object text(Column column, String text);

  /** What is stored of bytes. */
  Object bytes(Column column, byte[] bytes);

  /** The text that is stored; null if none is. */
  String text(Column column, ResultSet row, int at) throws SQLException, IOException;

  /** The bytes that are stored. */
  byte[] bytes(Column column, ResultSet row, int at) throws SQLException, IOException;

  /** What is stored of a text, or of none. */
  default Object text(Column column, Optional<String> text) {
    return text.<Object>map(some -> text(column, some)).orElse(Optional.empty());
  }

  /** The text that is stored, if one is. */
  default Optional<String> optional(Column column, ResultSet row, int at)
      throws SQLException, IOException {
    return Optional.ofNullable(text(column, row, at));
  }

  /** As it is. */
  record Clear() implements Sealer {
    @Override
    public Object text(Column column, String text) {
      return text;
    }

    @Override
    public Object bytes(Column column, byte[] bytes) {
      return bytes;
    }

    @Override
    public String text(Column column, ResultSet row, int at) throws SQLException {
      return row.getString(at);
    }

    @Override
    public byte[] bytes(Column column, ResultSet row, int at) throws SQLException {
      return row.getBytes(at);
    }
  }

  /** Encrypted. */
  record Sealed(Columns columns, Path file) implements Sealer {
    @Override
    public Object text(Column column, String text) {
      return bytes(column, text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public byte[] bytes(Column column, byte[] bytes) {
      return columns.seal(column.name(), bytes);
    }

    @Override
    public String text(Column column, ResultSet row, int at) throws SQLException, IOException {
      byte[] bytes = bytes(column, row, at);
      return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public byte[] bytes(Column column, ResultSet row, int at) throws SQLException, IOException {
      byte[] stored = row.getBytes(at);
      try {
        return stored == null ? null : columns.open(column.name(), stored);
      } catch (BrokenSealException e) {
        throw new IOException(file + ": " + e.getMessage());
      }
    }
  }
}
