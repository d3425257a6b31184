package assay.evidence.records;

import assay.durable.AtomicFile;
import assay.durable.OwnerOnly;
import assay.record.ItemRecord;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Map;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.schema.MessageType;

/** Writes the records of one shard, what is protected apart from the rest. For one thread. */
public final class RecordFile {
  static final String VERSION_KEY = "assay.records";

  /** Small, so that the rows held until a group is written are few; large enough to compress. */
  private static final long ROW_GROUP_BYTES = 8L << 20;

  private static final int PAGE_BYTES = 1 << 20;

  private final Rows open;
  private final Rows guarded;

  private RecordFile(Rows open, Rows guarded) {
    this.open = open;
    this.guarded = guarded;
  }

  /** Adds the records of a shard. */
  @FunctionalInterface
  public interface Body<E extends Exception> {
    void writeTo(RecordFile records) throws IOException, E;
  }

  /**
   * Writes two files, either of which may be without rows. The open one appears last: where it is,
   * both are whole and on disk.
   *
   * @param open gets the records that are not {@linkplain ItemRecord#isProtected() protected}
   * @param guarded gets those that are; in the protected part of the workspace
   */
  public static <E extends Exception> void writeSplit(Path open, Path guarded, Body<E> body)
      throws IOException, E {
    AtomicFile.<E>write(
        open,
        openOut ->
            OwnerOnly.<E>write(
                guarded,
                guardedOut -> {
                  Rows rows = new Rows(openOut, Schemas.OPEN);
                  Rows guardedRows = new Rows(guardedOut, Schemas.PROTECTED);
                  body.writeTo(new RecordFile(rows, guardedRows));
                  guardedRows.end();
                  rows.end();
                }));
  }

  /** Adds the next record to the file in which it may be. */
  public void add(ItemRecord item) throws IOException {
    (item.isProtected() ? guarded : open).add(item);
  }

  /** One file being written. After a failure it is abandoned; it holds nothing but memory. */
  private static final class Rows {
    private final ParquetWriter<Group> parquet;
    private final RowWriter columns;

    Rows(OutputStream out, MessageType schema) throws IOException {
      columns = new RowWriter(schema);
      parquet =
          ExampleParquetWriter.builder(new StreamOutput(out))
              .withType(schema)
              .withConf(new PlainParquetConfiguration())
              .withCompressionCodec(CompressionCodecName.ZSTD)
              .withCodecFactory(new ZstdCodecs())
              .withRowGroupSize(ROW_GROUP_BYTES)
              .withPageSize(PAGE_BYTES)
              .withDictionaryEncoding("provenance_rest", false) // no two are equal
              .withExtraMetaData(Map.of(VERSION_KEY, "2"))
              .build();
    }

    void add(ItemRecord item) throws IOException {
      parquet.write(columns.row(item));
    }

    void end() throws IOException {
      parquet.close();
    }
  }
}
