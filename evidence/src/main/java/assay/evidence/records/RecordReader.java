package assay.evidence.records;

import assay.record.ItemRecord;
import assay.stage.CustodyException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.io.InputFile;

/** Reads a record file, open or protected, in the order in which it was written. */
public final class RecordReader implements Closeable {
  private final String name;
  private final ParquetReader<Group> parquet;
  private final RowProvenance provenance = new RowProvenance();
  private long rows;

  private RecordReader(Path file) throws IOException {
    this.name = file.getFileName().toString();
    this.parquet =
        new Rows(new ChannelInput(file))
            .withCodecFactory(new ZstdCodecs())
            .usePageChecksumVerification()
            .build();
  }

  /** Opens a file that {@link RecordFile} wrote. */
  public static RecordReader open(Path file) throws IOException {
    return new RecordReader(file);
  }

  /**
   * The next record; empty after the last.
   *
   * @throws CustodyException if it is not a record
   */
  public Optional<ItemRecord> next() throws IOException {
    Optional<RecordRow> row = nextRow();
    return row.isPresent() ? Optional.of(row.get().record()) : Optional.empty();
  }

  /**
   * The next record, of which nothing is put together yet; empty after the last.
   *
   * @throws CustodyException if the file is damaged here
   */
  public Optional<RecordRow> nextRow() throws IOException {
    rows++;
    try {
      Group row = parquet.read();
      return row == null
          ? Optional.empty()
          : Optional.of(new RecordRow(row, provenance, name, rows));
    } catch (RuntimeException e) {
      // Parquet reports damaged pages with unchecked exceptions of many kinds.
      throw new CustodyException(name + " row " + rows + ": is not a record", e);
    }
  }

  @Override
  public void close() throws IOException {
    parquet.close();
  }

  private static final class Rows extends ParquetReader.Builder<Group> {
    Rows(InputFile file) {
      super(file, new PlainParquetConfiguration());
    }

    @Override
    protected ReadSupport<Group> getReadSupport() {
      return new GroupReadSupport();
    }
  }
}
