package assay.dataset.parquet;

import assay.dataset.io.ShardInput;
import java.io.IOException;
import java.util.BitSet;
import java.util.List;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.ColumnWriteStore;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.column.values.bloomfilter.BloomFilter;
import org.apache.parquet.hadoop.ColumnChunkPageWriteStore;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/**
 * Encodes a chunk again without some of its rows: value by value with their levels, so that
 * whatever the schema is, nothing is put together and taken apart. Codec, page version, dictionary,
 * statistics and Bloom filter are as they were; all of them are made from the values that stay.
 */
final class ColumnCopy {
  private static final int PAGE_BYTES = 1 << 20;

  private final ShardInput in;
  private final Table table;
  private final long budget;

  ColumnCopy(ShardInput in, Table table, long budget) {
    this.in = in;
    this.table = table;
    this.budget = budget;
  }

  /** Refuses what would need more memory than there is, before anything is written. */
  void requireRoom(Chunk chunk) {
    long needed = chunk.meta().getTotalSize() * 3 / 2;
    if (needed > budget) {
      throw new Damaged(
          chunk.place()
              + ": to write it without a row takes "
              + (needed >> 20)
              + " MiB of memory, and "
              + (budget >> 20)
              + " are allowed. A heap of "
              + Budget.heap(needed)
              + " MiB would do");
    }
  }

  /**
   * Writes the values of the rows that stay.
   *
   * @param bloom the filter that the chunk had; null, as the library has it, if it had none
   */
  void write(Chunk chunk, BloomFilter bloom, BitSet leaving, ParquetFileWriter writer)
      throws IOException {
    MessageType only = only(chunk);
    Triplets values = new Triplets(in, chunk, table.writer(), budget);
    try (ColumnChunkPageWriteStore pages =
            new ColumnChunkPageWriteStore(
                chunk.codec().compressor(),
                only,
                new HeapByteBufferAllocator(),
                ParquetProperties.DEFAULT_COLUMN_INDEX_TRUNCATE_LENGTH,
                true);
        ColumnWriteStore store =
            properties(chunk, values, bloom).newColumnWriteStore(only, pages, pages)) {
      copy(values, leaving, store);
      store.flush();
      pages.flushToFileWriter(writer);
    }
  }

  private static void copy(Triplets values, BitSet leaving, ColumnWriteStore store)
      throws IOException {
    Chunk chunk = values.chunk();
    ColumnWriter out = store.getColumnWriter(chunk.column());
    for (int row = 0; row < chunk.rows(); row++) {
      values.requireRow(row);
      boolean kept = !leaving.get(row);
      do {
        if (kept) {
          copy(values, out);
        }
      } while (values.advance());
      if (kept) {
        store.endRecord();
      }
    }
    values.finish();
  }

  private static void copy(Triplets values, ColumnWriter out) {
    ColumnReader value = values.value();
    int repetition = value.getCurrentRepetitionLevel();
    int definition = value.getCurrentDefinitionLevel();
    if (!values.isPresent()) {
      out.writeNull(repetition, definition);
      return;
    }
    switch (values.chunk().column().getPrimitiveType().getPrimitiveTypeName()) {
      case BOOLEAN -> out.write(value.getBoolean(), repetition, definition);
      case INT32 -> out.write(value.getInteger(), repetition, definition);
      case INT64 -> out.write(value.getLong(), repetition, definition);
      case FLOAT -> out.write(value.getFloat(), repetition, definition);
      case DOUBLE -> out.write(value.getDouble(), repetition, definition);
      case BINARY, FIXED_LEN_BYTE_ARRAY, INT96 ->
          out.write(value.getBinary(), repetition, definition);
    }
  }

  private static ParquetProperties properties(Chunk chunk, Triplets values, BloomFilter bloom) {
    String path = chunk.meta().getPath().toDotString();
    boolean split = chunk.meta().getEncodings().contains(Encoding.BYTE_STREAM_SPLIT);
    ParquetProperties.Builder properties =
        ParquetProperties.builder()
            .withWriterVersion(
                values.hasV2Pages() ? WriterVersion.PARQUET_2_0 : WriterVersion.PARQUET_1_0)
            .withDictionaryEncoding(path, chunk.meta().hasDictionaryPage())
            .withExtendedByteStreamSplitEncoding(split)
            .withStatisticsEnabled(path, hasStatistics(chunk))
            .withPageSize(PAGE_BYTES)
            // A row may be a film: the size of a page is looked at after each.
            .withMinRowCountForPageSizeCheck(1)
            .estimateRowCountForPageSizeCheck(false)
            .withBloomFilterEnabled(path, bloom != null);
    if (bloom != null) {
      properties.withMaxBloomFilterBytes(bloom.getBitsetSize());
    }
    return properties.build();
  }

  private static boolean hasStatistics(Chunk chunk) {
    return chunk.meta().getStatistics() != null && !chunk.meta().getStatistics().isEmpty();
  }

  /** The schema with this column alone. */
  private MessageType only(Chunk chunk) {
    String[] path = chunk.column().getPath();
    return new MessageType(table.schema().getName(), List.of(only(table.schema(), path, 0)));
  }

  private static Type only(GroupType parent, String[] path, int depth) {
    Type type = parent.getType(path[depth]);
    return type.isPrimitive()
        ? type
        : type.asGroupType().withNewFields(only(type.asGroupType(), path, depth + 1));
  }
}
