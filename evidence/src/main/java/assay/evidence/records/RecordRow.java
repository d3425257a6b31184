package assay.evidence.records;

import assay.json.JsonException;
import assay.record.ItemRecord;
import assay.stage.CustodyException;
import org.apache.parquet.example.data.Group;

/** One row of a record file, of which as much is put together as is asked for. For one thread. */
public final class RecordRow {
  private final Group row;
  private final RowProvenance provenance;
  private final String file;
  private final long number;

  /**
   * @param file its name, for messages
   * @param number of the row in the file, from 1
   */
  RecordRow(Group row, RowProvenance provenance, String file, long number) {
    this.row = row;
    this.provenance = provenance;
    this.file = file;
    this.number = number;
  }

  private interface Reading<T> {
    T of(Group row, RowProvenance provenance) throws JsonException;
  }

  /**
   * The item's position in its shard, from 0.
   *
   * @throws CustodyException if it is not a record
   */
  public long index() throws CustodyException {
    return read((columns, known) -> columns.getLong("index", 0));
  }

  /**
   * The whole record.
   *
   * @throws CustodyException if it is not a record
   */
  public ItemRecord record() throws CustodyException {
    return read(RowReader::record);
  }

  /**
   * What a leaf says of it, for a fraction of the cost of the whole.
   *
   * @throws CustodyException if it is not a record
   */
  public Committed committed() throws CustodyException {
    return read(RowReader::committed);
  }

  private <T> T read(Reading<T> reading) throws CustodyException {
    try {
      return reading.of(row, provenance);
    } catch (JsonException | RuntimeException e) {
      // Parquet reports what is missing with unchecked exceptions of many kinds.
      throw new CustodyException(this + ": is not a record", e);
    }
  }

  /** The place only. */
  @Override
  public String toString() {
    return file + " row " + number;
  }
}
