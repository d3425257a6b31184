package assay.dataset.parquet;

import assay.dataset.io.ShardInput;
import java.io.IOException;
import org.apache.parquet.VersionParser;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReaderImpl;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.PrimitiveConverter;

/**
 * The values of one column in one row group, one after another with their levels: what Dremel calls
 * triplets. A row is the values from one with repetition level 0 to the next.
 */
final class Triplets {
  private final Chunk chunk;
  private final DecodedPages pages;
  private final ColumnReader reader;
  private final long total;
  private long read;

  Triplets(ShardInput in, Chunk chunk, VersionParser.ParsedVersion writer, long budget)
      throws IOException {
    this.chunk = chunk;
    this.pages = new DecodedPages(in, chunk, budget);
    this.total = chunk.meta().getValueCount();
    this.reader = new ColumnReaderImpl(chunk.column(), pages, new PrimitiveConverter() {}, writer);
  }

  Chunk chunk() {
    return chunk;
  }

  /** The current value, for those who know its type. */
  ColumnReader value() {
    return reader;
  }

  boolean isEmpty() {
    return read == total;
  }

  /** Whether the current value begins a row. */
  boolean beginsRow() {
    return !isEmpty() && reader.getCurrentRepetitionLevel() == 0;
  }

  /** Whether a value is there; if not, something above it, or itself, is null. */
  boolean isPresent() {
    return reader.getCurrentDefinitionLevel() == chunk.column().getMaxDefinitionLevel();
  }

  /** The current value of a column of bytes. */
  Binary binary() {
    return reader.getBinary();
  }

  /**
   * Goes on to the next value.
   *
   * @return whether it belongs to the same row
   */
  boolean advance() {
    if (isPresent()) {
      reader.skip(); // unless it was read
    }
    reader.consume();
    read++;
    return !isEmpty() && reader.getCurrentRepetitionLevel() > 0;
  }

  /** A row must begin here: nothing is left of the one before, and there is one more. */
  void requireRow(long row) {
    if (!beginsRow()) {
      throw new Damaged(
          chunk.place() + ": has " + row + " rows, and " + chunk.rows() + " are promised");
    }
  }

  /** All rows were taken; nothing may be left. */
  void finish() throws IOException {
    if (!isEmpty()) {
      throw new Damaged(
          chunk.place() + ": has more rows than the " + chunk.rows() + " that are promised");
    }
    pages.finish();
  }

  boolean hasV2Pages() {
    return pages.areV2();
  }
}
