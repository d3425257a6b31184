package assay.dataset.parquet;

import assay.dataset.io.ShardInput;
import assay.dataset.names.RawName;
import assay.item.MediaType;
import assay.stage.MediaTypes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.schema.LogicalTypeAnnotation.StringLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/**
 * Finds the columns that hold media. Any of these makes a column of bytes one: the table's own word
 * (Hugging Face), a column {@code path} beside a column {@code bytes}, and, where nothing is said,
 * a picture, film, sound or container among its first {@value #TRIED} values. One is enough: what
 * is screened without need costs time, what is passed over is never seen.
 */
final class MediaColumns {
  static final int TRIED = 100;

  private static final String BYTES = "bytes";
  private static final String PATH = "path";

  private final ShardInput in;
  private final Table table;
  private final Facts facts;
  private final MediaTypes types;
  private final long budget;
  private final Set<List<String>> told;
  private final List<String> unknown = new ArrayList<>();

  private MediaColumns(ShardInput in, Table table, Facts facts, MediaTypes types, long budget) {
    this.in = in;
    this.table = table;
    this.facts = facts;
    this.types = types;
    this.budget = budget;
    this.told = Features.media(table.keyValues());
  }

  /**
   * What was found.
   *
   * @param unknown names of columns of bytes that seem to hold no media
   */
  record Found(List<MediaColumn> media, List<String> unknown) {}

  static Found find(ShardInput in, Table table, Facts facts, MediaTypes types, long budget)
      throws IOException {
    MediaColumns columns = new MediaColumns(in, table, facts, types, budget);
    List<MediaColumn> media = columns.media();
    return new Found(media, List.copyOf(columns.unknown));
  }

  private List<MediaColumn> media() throws IOException {
    List<MediaColumn> media = new ArrayList<>();
    for (ColumnDescriptor column : table.schema().getColumns()) {
      List<String> name = ColumnName.of(table.schema(), column);
      if (isBinary(column) && isText(column) && told.contains(name)) {
        media.add(new MediaColumn(shown(name), Optional.empty(), Optional.of(column)));
      } else if (isBinary(column) && isMedia(column, name)) {
        media.add(new MediaColumn(shown(owner(name)), Optional.of(column), path(column)));
      }
    }
    return media;
  }

  private boolean isMedia(ColumnDescriptor column, List<String> name) throws IOException {
    if (told.contains(owner(name)) || told.contains(name) || path(column).isPresent()) {
      return true;
    } else if (sibling(column, PATH, BYTES).isPresent()
        || column.getPrimitiveType().getLogicalTypeAnnotation() != null) {
      return false; // text, numbers, documents
    }
    boolean holds = holdsMedia(column);
    if (!holds && !facts.reads(column)) { // old writers do not say that text is text
      unknown.add(shown(name));
    }
    return holds;
  }

  /** The first values of the table that are there. */
  private boolean holdsMedia(ColumnDescriptor column) throws IOException {
    int index = table.schema().getColumns().indexOf(column);
    int tried = 0;
    for (RowGroup group : table.groups()) {
      Triplets values = new Triplets(in, group.chunks().get(index), table.writer(), budget);
      for (; !values.isEmpty() && tried < TRIED; values.advance()) {
        if (values.isPresent()) {
          tried++;
          MediaType type = types.detect(values.binary().getBytesUnsafe(), true);
          if (type.isMedia() || type.isArchive()) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private static boolean isBinary(ColumnDescriptor column) {
    return column.getPrimitiveType().getPrimitiveTypeName() == PrimitiveTypeName.BINARY;
  }

  private static boolean isText(ColumnDescriptor column) {
    return column.getPrimitiveType().getLogicalTypeAnnotation()
        instanceof StringLogicalTypeAnnotation;
  }

  /** What the bytes are said to be read from: the column beside them. */
  private Optional<ColumnDescriptor> path(ColumnDescriptor bytes) {
    return sibling(bytes, BYTES, PATH);
  }

  /** The column of another name in the same struct. */
  private Optional<ColumnDescriptor> sibling(ColumnDescriptor column, String own, String other) {
    String[] path = column.getPath().clone();
    if (path.length < 2 || !path[path.length - 1].equals(own)) {
      return Optional.empty();
    }
    path[path.length - 1] = other;
    return table.schema().getColumns().stream()
        .filter(c -> Arrays.equals(c.getPath(), path) && isBinary(c))
        .filter(c -> c.getMaxRepetitionLevel() == column.getMaxRepetitionLevel())
        .findFirst();
  }

  /** The struct that the bytes belong to; the column itself if it is none. */
  private static List<String> owner(List<String> name) {
    boolean inside = name.size() > 1 && name.get(name.size() - 1).equals(BYTES);
    return inside ? name.subList(0, name.size() - 1) : name;
  }

  private static String shown(List<String> name) {
    return RawName.text(String.join(".", name).getBytes(StandardCharsets.UTF_8));
  }
}
