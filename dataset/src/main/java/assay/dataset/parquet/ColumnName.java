package assay.dataset.parquet;

import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation.ListLogicalTypeAnnotation;
import org.apache.parquet.schema.Type;

/**
 * The name by which people know a column: {@code images.bytes} for {@code
 * images.list.element.bytes}. What is there only to make a list is left out.
 */
final class ColumnName {
  private ColumnName() {}

  /** The names of the fields from the top to the value. */
  static List<String> of(GroupType schema, ColumnDescriptor column) {
    List<String> names = new ArrayList<>();
    String[] path = column.getPath();
    Type type = schema;
    for (int i = 0; i < path.length; i++) {
      boolean list = type.getLogicalTypeAnnotation() instanceof ListLogicalTypeAnnotation;
      Type child = type.asGroupType().getType(path[i]);
      if (!list) {
        names.add(path[i]);
      } else if (i + 1 < path.length && child.asGroupType().getFieldCount() == 1) {
        child = child.asGroupType().getType(path[++i]);
      }
      type = child;
    }
    return names;
  }
}
