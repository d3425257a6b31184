package assay.dataset.parquet;

import assay.fingerprint.DigestAlgorithm;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;

/** Values that are no media, as text. */
final class Cells {
  private Cells() {}

  /**
   * The current value: text as it is, numbers in decimal, times as numbers of their unit, other
   * bytes in Base64.
   */
  static String text(Triplets cell) {
    PrimitiveType type = cell.chunk().column().getPrimitiveType();
    ColumnReader value = cell.value();
    return switch (type.getPrimitiveTypeName()) {
      case BOOLEAN -> String.valueOf(value.getBoolean());
      case INT32 -> String.valueOf(value.getInteger());
      case INT64 -> String.valueOf(value.getLong());
      case FLOAT -> String.valueOf(value.getFloat());
      case DOUBLE -> String.valueOf(value.getDouble());
      case BINARY -> text(value.getBinary(), type.getLogicalTypeAnnotation());
      case FIXED_LEN_BYTE_ARRAY, INT96 -> base64(value.getBinary());
    };
  }

  private static String text(Binary bytes, LogicalTypeAnnotation type) {
    return type == null
        ? base64(bytes)
        : new String(bytes.getBytesUnsafe(), StandardCharsets.UTF_8);
  }

  private static String base64(Binary bytes) {
    return Base64.getEncoder().encodeToString(bytes.getBytesUnsafe());
  }

  /**
   * The same, if it can say something of an origin: text, numbers, times in seconds, and digests in
   * hexadecimal.
   */
  static Optional<String> fact(Triplets cell) {
    PrimitiveType type = cell.chunk().column().getPrimitiveType();
    return switch (type.getPrimitiveTypeName()) {
      case BINARY -> Optional.of(textOrDigest(cell));
      case FIXED_LEN_BYTE_ARRAY -> digest(cell);
      case INT64 -> Optional.of(number(cell.value().getLong(), type.getLogicalTypeAnnotation()));
      case INT32, DOUBLE -> Optional.of(text(cell));
      default -> Optional.empty();
    };
  }

  private static String textOrDigest(Triplets cell) {
    return digest(cell)
        .orElseGet(() -> new String(cell.binary().getBytesUnsafe(), StandardCharsets.UTF_8));
  }

  /** In a column that is named after an algorithm, as many bytes as its digests have. */
  private static Optional<String> digest(Triplets cell) {
    String name = cell.chunk().column().getPath()[0].toLowerCase(Locale.ROOT);
    return DigestAlgorithm.ofLabel(name)
        .filter(algorithm -> cell.binary().length() == algorithm.length())
        .map(algorithm -> HexFormat.of().formatHex(cell.binary().getBytesUnsafe()));
  }

  private static String number(long value, LogicalTypeAnnotation type) {
    if (type instanceof TimestampLogicalTypeAnnotation time) {
      int digits =
          switch (time.getUnit()) {
            case MILLIS -> 3;
            case MICROS -> 6;
            case NANOS -> 9;
          };
      return BigDecimal.valueOf(value, digits).toPlainString();
    }
    return String.valueOf(value);
  }
}
