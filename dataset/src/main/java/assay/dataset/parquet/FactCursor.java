package assay.dataset.parquet;

import assay.dataset.io.ShardInput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Goes through the columns of {@link Facts} in one row group, row by row. */
final class FactCursor {
  private final List<Triplets> cells = new ArrayList<>();

  FactCursor(ShardInput in, Table table, List<Chunk> chunks, long budget) throws IOException {
    for (Chunk chunk : chunks) {
      cells.add(new Triplets(in, chunk, table.writer(), budget));
    }
  }

  /** The values of the next row, empty for null. */
  List<Optional<String>> next(long row) {
    List<Optional<String>> values = new ArrayList<>(cells.size());
    for (Triplets cell : cells) {
      cell.requireRow(row);
      values.add(cell.isPresent() ? Cells.fact(cell) : Optional.empty());
      cell.advance();
    }
    return values;
  }

  void finish() throws IOException {
    for (Triplets cell : cells) {
      cell.finish();
    }
  }
}
