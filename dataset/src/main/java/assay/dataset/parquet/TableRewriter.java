package assay.dataset.parquet;

import assay.dataset.io.DigestedOutput;
import assay.dataset.io.ExtentRewriter;
import assay.dataset.io.ShardInput;
import assay.durable.AtomicFile;
import assay.item.Extent;
import assay.stage.Choice;
import assay.stage.DatasetException;
import assay.stage.ShardFile;
import assay.stage.ShardIdentity;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.hadoop.ParquetFileWriter;

/**
 * Writes a table again without some of its rows. Row groups that stay whole are copied byte for
 * byte with what lies elsewhere about them; the others are encoded again; the footer is made anew.
 */
final class TableRewriter {
  private final ShardFile shard;
  private final long budget;

  TableRewriter(ShardFile shard, long budget) {
    this.shard = shard;
    this.budget = budget;
  }

  ShardIdentity rewrite(ShardIdentity screened, Iterator<Choice> choices, Path target)
      throws IOException, DatasetException {
    LeavingRows leaving = LeavingRows.of(choices);
    if (leaving.isEmpty()) {
      return copy(screened, target);
    }
    // Compared before anything is parsed or written: what nobody screened never lies on the disk.
    try (ShardInput in = ShardInput.open(shard)) {
      ExtentRewriter.requireUnchanged(shard, screened, in.identity());
    }
    requireOnItsOwn(leaving, target);
    try (ShardInput index = ShardInput.glance(shard)) {
      return write(index, Table.open(index), leaving, screened, target);
    }
  }

  private void requireOnItsOwn(LeavingRows leaving, Path target)
      throws IOException, DatasetException {
    Optional<String> kind = Lakehouse.above(shard.path());
    if (kind.isPresent()) {
      Path list = RowList.beside(target);
      RowList.write(list, shard.name(), leaving);
      throw new DatasetException(
          shard.name()
              + ": belongs to a table of "
              + kind.get()
              + ", which keeps account of its files; "
              + leaving.count()
              + " rows must leave, and "
              + list.getFileName()
              + " lists them. Delete them through the table");
    }
  }

  private ShardIdentity copy(ShardIdentity screened, Path target)
      throws IOException, DatasetException {
    Choice file = new Choice(new Extent(0, screened.bytes()), 0, "", true);
    return ExtentRewriter.rewrite(
        shard, screened, List.of(file).iterator(), target, ExtentRewriter.nothingShared(shard));
  }

  private ShardIdentity write(
      ShardInput index, Table table, LeavingRows leaving, ShardIdentity screened, Path target)
      throws IOException, DatasetException {
    List<ShardIdentity> written = new ArrayList<>();
    try (ShardInput in = ShardInput.open(shard)) {
      ColumnCopy copy = new ColumnCopy(in, table, budget);
      for (RowGroup group : table.groups()) {
        if (!leaving.of(group).isEmpty()) {
          group.chunks().forEach(copy::requireRoom);
        }
      }
      AtomicFile.<DatasetException>write(
          target,
          raw -> {
            DigestedOutput out = new DigestedOutput(raw);
            write(in, index, table, leaving, copy, out);
            ExtentRewriter.requireUnchanged(shard, screened, in.identity());
            written.add(out.identity());
          });
    }
    return written.get(0);
  }

  private static void write(
      ShardInput in,
      ShardInput index,
      Table table,
      LeavingRows leaving,
      ColumnCopy copy,
      OutputStream out)
      throws IOException {
    try (ParquetFileWriter writer =
        new ParquetFileWriter(
            new StreamOutput(out),
            table.schema(),
            ParquetFileWriter.Mode.CREATE,
            Long.MAX_VALUE,
            0,
            null,
            ParquetProperties.builder().build())) {
      writer.start();
      for (RowGroup group : table.groups()) {
        BitSet rows = leaving.of(group);
        if (rows.isEmpty() && group.rows() > 0) {
          append(in, index, group, writer);
        } else if (rows.cardinality() < group.rows()) {
          writer.startBlock(group.rows() - rows.cardinality());
          for (Chunk chunk : group.chunks()) {
            copy.write(chunk, new ChunkIndexes(index, chunk).bloomFilter(), rows, writer);
          }
          writer.endBlock();
        }
      }
      writer.end(table.keyValues());
    }
  }

  private static void append(
      ShardInput in, ShardInput index, RowGroup group, ParquetFileWriter writer)
      throws IOException {
    ShardStream stream = new ShardStream(in);
    writer.startBlock(group.rows());
    for (Chunk chunk : group.chunks()) {
      ChunkIndexes indexes = new ChunkIndexes(index, chunk);
      writer.appendColumnChunk(
          chunk.column(),
          stream,
          chunk.meta(),
          indexes.bloomFilter(),
          indexes.columnIndex(),
          indexes.offsetIndex());
    }
    writer.endBlock();
  }
}
