package assay.evidence.records;

import assay.fingerprint.Digest;
import assay.json.JsonException;
import assay.record.ItemRecord;
import assay.stage.CustodyException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.filter2.compat.FilterCompat;
import org.apache.parquet.filter2.predicate.FilterApi;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageTypeParser;

/**
 * Finds records without reading them all: first the one column that is asked about, then the rows
 * in which it has the value.
 */
public final class RecordSearch {
  private static final String BY_DIGEST =
      """
      message assay_record {
        required int64 index;
        optional fixed_len_byte_array(32) sha256;
        required group readings (LIST) {
          repeated group list {
            required group element { optional fixed_len_byte_array(32) sha256; }
          }
        }
      }
      """;
  private static final String BY_URL =
      "message assay_record { required int64 index; optional binary origin_url (STRING); }";

  private RecordSearch() {}

  /** The items that have this SHA-256 in one of their readings. */
  public static List<ItemRecord> withDigest(Path file, Digest sha256) throws IOException {
    Binary wanted = Binary.fromConstantByteArray(sha256.bytes());
    return rows(file, indexes(file, BY_DIGEST, row -> has(row, wanted)));
  }

  private static boolean has(Group row, Binary wanted) {
    if (is(row, "sha256", wanted)) {
      return true;
    }
    Group readings = row.getGroup("readings", 0);
    for (int i = 0; i < readings.getFieldRepetitionCount("list"); i++) {
      if (is(readings.getGroup("list", i).getGroup("element", 0), "sha256", wanted)) {
        return true;
      }
    }
    return false;
  }

  private static boolean is(Group group, String column, Binary wanted) {
    return group.getFieldRepetitionCount(column) == 1 && group.getBinary(column, 0).equals(wanted);
  }

  /** The items that came from this address. */
  public static List<ItemRecord> fromUrl(Path file, String url) throws IOException {
    Binary wanted = Binary.fromString(url);
    return rows(file, indexes(file, BY_URL, row -> is(row, "origin_url", wanted)));
  }

  /** The item at this place in its shard; empty if the file does not have it. */
  public static List<ItemRecord> at(Path file, long index) throws IOException {
    return rows(file, Set.of(index));
  }

  private static Set<Long> indexes(Path file, String columns, Predicate<Group> wanted)
      throws IOException {
    Set<Long> found = new TreeSet<>();
    PlainParquetConfiguration projection = new PlainParquetConfiguration();
    projection.set(
        ReadSupport.PARQUET_READ_SCHEMA, MessageTypeParser.parseMessageType(columns).toString());
    try (ParquetReader<Group> reader =
        new Rows(new ChannelInput(file), projection).withCodecFactory(new ZstdCodecs()).build()) {
      for (Group row = reader.read(); row != null; row = reader.read()) {
        if (wanted.test(row)) {
          found.add(row.getLong("index", 0));
        }
      }
    } catch (RuntimeException e) {
      throw damaged(file, e); // Parquet reports damage with unchecked exceptions of many kinds
    }
    return found;
  }

  /** The rows with these indexes; pages that hold none of them are passed over. */
  private static List<ItemRecord> rows(Path file, Set<Long> indexes) throws IOException {
    List<ItemRecord> found = new ArrayList<>();
    if (indexes.isEmpty()) {
      return found;
    }
    // A set of its own: Parquet asks whether null is in it.
    RowProvenance provenance = new RowProvenance();
    var wanted = FilterApi.in(FilterApi.longColumn("index"), new HashSet<>(indexes));
    try (ParquetReader<Group> reader =
        new Rows(new ChannelInput(file), new PlainParquetConfiguration())
            .withCodecFactory(new ZstdCodecs())
            .withFilter(FilterCompat.get(wanted))
            .usePageChecksumVerification()
            .build()) {
      for (Group row = reader.read(); row != null; row = reader.read()) {
        found.add(RowReader.record(row, provenance));
      }
    } catch (JsonException | RuntimeException e) {
      throw damaged(file, e);
    }
    return found;
  }

  private static CustodyException damaged(Path file, Exception cause) {
    return new CustodyException(file.getFileName() + ": cannot be searched; it is damaged", cause);
  }

  private static final class Rows extends ParquetReader.Builder<Group> {
    Rows(InputFile file, PlainParquetConfiguration configuration) {
      super(file, configuration);
    }

    @Override
    protected ReadSupport<Group> getReadSupport() {
      return new GroupReadSupport();
    }
  }
}
