package assay.dataset.parquet;

import assay.dataset.io.ShardInput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.apache.parquet.VersionParser;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.format.converter.ParquetMetadataConverter;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.FileMetaData;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.schema.MessageType;

/**
 * What the footer of a table says, after it was compared with itself and with the file.
 *
 * @param groups in the order of their rows
 * @param writer what wrote the file; null, as the library has it, if that is not known
 */
record Table(
    MessageType schema,
    Map<String, String> keyValues,
    List<RowGroup> groups,
    VersionParser.ParsedVersion writer,
    long footerStart) {

  static Table open(ShardInput in) throws IOException {
    Footer footer = Footer.read(in);
    requireOneFile(footer);
    ParquetMetadata metadata = new ParquetMetadataConverter().fromParquetMetadata(footer.thrift());
    FileMetaData file = metadata.getFileMetaData();
    List<ColumnDescriptor> columns = file.getSchema().getColumns();
    requireApart(columns);
    List<RowGroup> groups = new ArrayList<>();
    long rows = 0;
    for (BlockMetaData block : metadata.getBlocks()) {
      RowGroup group = group(groups.size(), rows, block, columns);
      group.chunks().forEach(c -> requireInside(c, footer));
      groups.add(group);
      rows = Math.addExact(rows, group.rows());
    }
    if (rows != footer.thrift().getNum_rows()) {
      throw new Damaged(
          "the footer promises "
              + footer.thrift().getNum_rows()
              + " rows, and its row groups have "
              + rows);
    }
    return new Table(
        file.getSchema(),
        file.getKeyValueMetaData(),
        List.copyOf(groups),
        version(file.getCreatedBy()),
        footer.start());
  }

  private static void requireOneFile(Footer footer) {
    if (footer.isOfOtherFiles()) {
      throw new Damaged("its columns lie in other files");
    }
  }

  private static RowGroup group(
      int number, long firstRow, BlockMetaData block, List<ColumnDescriptor> columns) {
    List<ColumnChunkMetaData> metas = block.getColumns();
    if (block.getRowCount() < 0 || metas.size() != columns.size()) {
      throw new Damaged("row group " + number + ": is not of the table's columns");
    }
    List<Chunk> chunks = new ArrayList<>();
    for (int i = 0; i < metas.size(); i++) {
      ColumnDescriptor column = columns.get(i);
      if (!List.of(column.getPath()).equals(List.of(metas.get(i).getPath().toArray()))) {
        throw new Damaged("row group " + number + ": its columns are not in the schema's order");
      }
      chunks.add(new Chunk(number, block.getRowCount(), column, metas.get(i)));
    }
    return new RowGroup(number, firstRow, block.getRowCount(), chunks);
  }

  private static void requireInside(Chunk chunk, Footer footer) {
    long size = chunk.meta().getTotalSize();
    boolean inside =
        size >= 0
            && chunk.start() >= Footer.MAGIC.length()
            && size <= footer.start() - chunk.start();
    boolean flat = chunk.column().getMaxRepetitionLevel() == 0;
    if (!inside) {
      throw new Damaged(chunk.place() + ": lies outside of the file");
    } else if (flat && chunk.meta().getValueCount() != chunk.rows()) {
      throw new Damaged(
          chunk.place()
              + ": has "
              + chunk.meta().getValueCount()
              + " values in "
              + chunk.rows()
              + " rows");
    }
    chunk.codec();
  }

  /** Of two columns of one name, readers take one or the other. */
  private static void requireApart(List<ColumnDescriptor> columns) {
    HashSet<List<String>> paths = new HashSet<>();
    for (ColumnDescriptor column : columns) {
      if (!paths.add(List.of(column.getPath()))) {
        throw new Damaged("two columns are named " + Chunk.name(column));
      }
    }
  }

  private static VersionParser.ParsedVersion version(String createdBy) {
    try {
      return createdBy == null ? null : VersionParser.parse(createdBy);
    } catch (VersionParser.VersionParseException | RuntimeException unknown) {
      return null; // as the library does: then no fault of an old writer is looked out for
    }
  }
}
