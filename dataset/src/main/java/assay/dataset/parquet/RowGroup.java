package assay.dataset.parquet;

import java.util.List;

/**
 * Some rows of a table, in a stretch of the file.
 *
 * @param number from 0, in the order of the footer
 * @param firstRow number of its first row in the table
 * @param chunks one for each column of the schema, in its order
 */
record RowGroup(int number, long firstRow, long rows, List<Chunk> chunks) {
  RowGroup {
    chunks = List.copyOf(chunks);
  }

  long start() {
    return chunks.stream().mapToLong(Chunk::start).min().orElse(0);
  }

  long bytes() {
    return chunks.stream().mapToLong(c -> c.meta().getTotalSize()).sum();
  }
}
