package assay.evidence.records;

import assay.fingerprint.DigestAlgorithm;
import assay.json.JsonException;
import assay.json.JsonObject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/**
 * A shape made ready to be filled row after row: the canonical text between the holes, and what
 * each hole takes. Immutable.
 */
final class ProvenanceShape {
  private final List<Piece> pieces;

  private ProvenanceShape(List<Piece> pieces) {
    this.pieces = pieces;
  }

  /** A part of the text of a record. */
  private sealed interface Piece {
    /** What is the same in every row. */
    record Text(String json) implements Piece {}

    /** The value of a column of the row. */
    record Copy(int column, Kind kind) implements Piece {}

    /** One of the row's own values. */
    record Own(long number) implements Piece {}
  }

  private enum Kind {
    TEXT,
    NUMBER,
    TIME,
    DIGEST
  }

  /**
   * Makes a shape ready.
   *
   * @param columns of the rows it will be filled from
   * @throws IllegalArgumentException if it has a hole that no row can fill
   */
  static ProvenanceShape of(JsonObject shape, GroupType columns) {
    Builder builder = new Builder(columns);
    builder.add(shape);
    return builder.end();
  }

  /**
   * The whole record in its canonical form.
   *
   * @throws IllegalArgumentException if the parts do not belong to this row
   */
  String fill(Group row, Optional<String> rest) throws JsonException {
    List<?> values = rest.isPresent() ? ProvenanceColumns.values(rest.get()) : List.of();
    StringBuilder out = new StringBuilder(2048);
    for (Piece piece : pieces) {
      if (piece instanceof Piece.Text text) {
        out.append(text.json());
      } else if (piece instanceof Piece.Copy copy) {
        JsonObject.write(value(row, copy), out);
      } else if (piece instanceof Piece.Own own && own.number() < values.size()) {
        JsonObject.write(values.get((int) own.number()), out);
      } else {
        throw new IllegalArgumentException("a provenance record is not whole");
      }
    }
    if (out.charAt(0) != '{') { // all of it is one hole, and what fills it is no record
      throw new IllegalArgumentException("a provenance record is not an object");
    }
    return out.toString();
  }

  private static Object value(Group row, Piece.Copy copy) {
    int column = copy.column();
    if (row.getFieldRepetitionCount(column) != 1) {
      throw new IllegalArgumentException("a provenance record is not whole");
    }
    return value(row, column, copy.kind());
  }

  private static Object value(Group row, int column, Kind kind) {
    return switch (kind) {
      case TEXT -> row.getString(column, 0);
      case NUMBER -> row.getLong(column, 0);
      case TIME -> Instant.EPOCH.plus(row.getLong(column, 0), ChronoUnit.MICROS).toString();
      case DIGEST -> HexFormat.of().formatHex(row.getBinary(column, 0).getBytesUnsafe());
    };
  }

  /** What this column of a row says, as a record would; empty if it says nothing. */
  static Optional<Object> value(Group row, String column) {
    int index = row.getType().getFieldIndex(column);
    return row.getFieldRepetitionCount(index) == 1
        ? Optional.of(value(row, index, kind(row.getType(), column)))
        : Optional.empty();
  }

  private static Kind kind(GroupType columns, String column) {
    if (DigestAlgorithm.ofLabel(column).isPresent()) {
      return Kind.DIGEST;
    } else if (column.startsWith("captured_")) {
      return Kind.TIME;
    }
    PrimitiveTypeName type = columns.getType(column).asPrimitiveType().getPrimitiveTypeName();
    return type == PrimitiveTypeName.INT64 ? Kind.NUMBER : Kind.TEXT;
  }

  private static final class Builder {
    private final GroupType columns;
    private final List<Piece> pieces = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    Builder(GroupType columns) {
      this.columns = columns;
    }

    void add(Object part) {
      if (part instanceof List<?> list) {
        elements(list);
      } else if (!(part instanceof JsonObject object)) {
        JsonObject.write(part, text);
      } else if (ProvenanceColumns.isHole(object)) {
        cut();
        pieces.add(hole(object.value(0)));
      } else {
        members(object);
      }
    }

    private void elements(List<?> list) {
      text.append('[');
      for (int i = 0; i < list.size(); i++) {
        text.append(i == 0 ? "" : ",");
        add(list.get(i));
      }
      text.append(']');
    }

    private void members(JsonObject object) {
      text.append('{');
      for (int i = 0; i < object.size(); i++) {
        JsonObject.write(object.key(i), text.append(i == 0 ? "" : ","));
        text.append(':');
        add(object.value(i));
      }
      text.append('}');
    }

    private Piece hole(Object name) {
      if (name instanceof Long number && number >= 0) {
        return new Piece.Own(number);
      } else if (name instanceof String column && ProvenanceColumns.COLUMNS.contains(column)) {
        return new Piece.Copy(columns.getFieldIndex(column), kind(columns, column));
      }
      throw new IllegalArgumentException("a provenance record has a hole that nothing fills");
    }

    private void cut() {
      if (!text.isEmpty()) {
        pieces.add(new Piece.Text(text.toString()));
        text.setLength(0);
      }
    }

    ProvenanceShape end() {
      cut();
      return new ProvenanceShape(List.copyOf(pieces));
    }
  }
}
