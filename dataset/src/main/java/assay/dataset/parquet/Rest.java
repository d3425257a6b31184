package assay.dataset.parquet;

import assay.dataset.io.ShardInput;
import assay.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The columns of a row that hold no media, as JSON: what is sealed with an item because it says
 * where the item came from. Read only when something is sealed, in a walk of its own through the
 * row group.
 */
final class Rest {
  private final ShardInput in;
  private final Table table;
  private final List<Chunk> chunks;
  private final long budget;
  private Optional<List<Triplets>> cells = Optional.empty();
  private long next;
  private byte[] current = new byte[0];

  Rest(ShardInput in, Table table, List<Chunk> chunks, long budget) {
    this.in = in;
    this.table = table;
    this.chunks = chunks;
    this.budget = budget;
  }

  /**
   * Of one row.
   *
   * @param row in the row group, at least that of the call before
   */
  byte[] of(long row) {
    try {
      if (cells.isEmpty()) {
        cells = Optional.of(open());
      }
      for (; next <= row; next++) {
        boolean wanted = next == row;
        JsonObject json = JsonObject.empty();
        for (Triplets column : cells.get()) {
          List<String> values = values(column, wanted);
          String name = Chunk.name(column.chunk().column());
          json = wanted && !json.has(name) ? json.with(name, values) : json;
        }
        current = wanted ? json.bytes() : current;
      }
      return current.clone();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (UncheckedIOException e) {
      throw e;
    } catch (RuntimeException | LinkageError damaged) {
      // The item is sealed without it, and then cannot be left out: its row group is not written.
      return JsonObject.empty().with("unreadable", true).bytes();
    }
  }

  private List<Triplets> open() throws IOException {
    List<Triplets> columns = new ArrayList<>();
    for (Chunk chunk : chunks) {
      columns.add(new Triplets(in, chunk, table.writer(), budget));
    }
    return columns;
  }

  private List<String> values(Triplets column, boolean wanted) {
    column.requireRow(next);
    List<String> values = new ArrayList<>();
    do {
      if (wanted && column.isPresent()) {
        values.add(Cells.text(column));
      }
    } while (column.advance());
    return values;
  }
}
