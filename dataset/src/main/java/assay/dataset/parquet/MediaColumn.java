package assay.dataset.parquet;

import java.util.Optional;
import org.apache.parquet.column.ColumnDescriptor;

/**
 * A column each of whose values is an item.
 *
 * @param name as members and messages have it
 * @param bytes of the items, if they are here
 * @param path of the items elsewhere, beside each of the bytes or instead of them
 */
record MediaColumn(String name, Optional<ColumnDescriptor> bytes, Optional<ColumnDescriptor> path) {
  MediaColumn {
    if (bytes.isEmpty() && path.isEmpty()) {
      throw new IllegalArgumentException("a column of nothing");
    }
  }

  boolean has(ColumnDescriptor column) {
    return bytes.filter(column::equals).isPresent() || path.filter(column::equals).isPresent();
  }

  /** Whether a row may hold several. */
  boolean isRepeated() {
    return bytes.or(() -> path).orElseThrow().getMaxRepetitionLevel() > 0;
  }
}
