package assay.casework.indexes;

import assay.casework.captures.ArchivedCapture;
import assay.casework.captures.CaptureDigest;
import assay.fingerprint.DigestAlgorithm;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;

/** Reads Common Crawl's columnar index, and img2dataset's tables. Only the columns it needs. */
final class TableReader implements Closeable {
  private static final List<String> CRAWL =
      List.of(
          "url",
          "fetch_time",
          "fetch_status",
          "content_digest",
          "content_mime_detected",
          "content_truncated",
          "warc_filename",
          "warc_record_offset",
          "warc_record_length",
          "crawl");
  private static final List<String> DOWNLOADS =
      List.of("url", "status", "sha256", "sha512", "sha1", "md5");

  private final MessageType schema;
  private final ParquetReader<Group> parquet;
  private final boolean crawl;
  private final Optional<Sidecars.Interval> interval;
  private long rows;

  private TableReader(
      MessageType schema,
      ParquetReader<Group> parquet,
      boolean crawl,
      Optional<Sidecars.Interval> interval) {
    this.schema = schema;
    this.parquet = parquet;
    this.crawl = crawl;
    this.interval = interval;
  }

  static TableReader open(Path file) throws IOException {
    InputFile input = new ChannelInput(file);
    MessageType whole = schema(input);
    boolean crawl = whole.containsField("fetch_time") && whole.containsField("warc_filename");
    MessageType needed = projection(whole, crawl ? CRAWL : DOWNLOADS);
    PlainParquetConfiguration configuration = new PlainParquetConfiguration();
    configuration.set(ReadSupport.PARQUET_READ_SCHEMA, needed.toString());
    ParquetReader<Group> parquet =
        new Rows(input, configuration)
            .withCodecFactory(new Codecs())
            .usePageChecksumVerification()
            .build();
    return new TableReader(needed, parquet, crawl, Sidecars.Interval.beside(file));
  }

  private static MessageType schema(InputFile input) throws DamagedTableException {
    ParquetReadOptions options =
        ParquetReadOptions.builder(new PlainParquetConfiguration())
            .withCodecFactory(new Codecs())
            .build();
    try (ParquetFileReader reader = ParquetFileReader.open(input, options)) {
      return reader.getFooter().getFileMetaData().getSchema();
    } catch (IOException | RuntimeException e) {
      throw new DamagedTableException("the footer cannot be read", e);
    }
  }

  private static MessageType projection(MessageType whole, List<String> columns) {
    List<Type> fields = new ArrayList<>();
    for (String column : columns) {
      if (whole.containsField(column) && whole.getType(column).isPrimitive()) {
        fields.add(whole.getType(column));
      }
    }
    return new MessageType(whole.getName(), fields);
  }

  /** Whether it is one of the two tables that are known. */
  boolean isIndex() {
    boolean digest = Sidecars.DIGESTS.stream().anyMatch(a -> schema.containsField(a.label()));
    return schema.containsField("url") && (crawl || (schema.containsField("status") && digest));
  }

  long rows() {
    return rows;
  }

  /** The next row; empty after the last. */
  Optional<Cells> next() throws IOException {
    try {
      Group row = parquet.read();
      rows++;
      return Optional.ofNullable(row).map(Cells::new);
    } catch (IOException | RuntimeException | LinkageError e) {
      // Parquet reports damaged pages with unchecked exceptions of many kinds.
      throw new DamagedTableException(
          "row " + (rows + 1) + " cannot be read; what came before is", e);
    }
  }

  /** Empty for a download that failed. */
  Optional<ArchivedCapture> capture(Cells row, Labels labels) throws MalformedException {
    return crawl ? Optional.of(crawled(row, labels)) : downloaded(row, labels);
  }

  private static ArchivedCapture crawled(Cells row, Labels labels) throws MalformedException {
    Instant time =
        row.time("fetch_time").orElseThrow(() -> new MalformedException("the time is missing"));
    return new Draft(row.text("url"))
        .between(time, time)
        .answered(row.text("fetch_status"), row.text("content_mime_detected"))
        .of(row.text("content_digest"))
        .stored(
            row.text("warc_filename"),
            row.text("warc_record_offset"),
            row.text("warc_record_length"))
        .in(row.text("crawl"))
        .truncated(Draft.given(row.text("content_truncated")).isPresent())
        .finish(labels);
  }

  private Optional<ArchivedCapture> downloaded(Cells row, Labels labels) throws MalformedException {
    if (!row.text("status").orElse("").equals("success")) {
      return Optional.empty();
    }
    Draft draft = Sidecars.download(row.text("url"), interval);
    for (DigestAlgorithm algorithm : Sidecars.DIGESTS) {
      Optional<String> hex = row.text(algorithm.label());
      if (hex.isPresent()) {
        draft.declaring(new CaptureDigest(DigestText.hex(algorithm, hex.get()), true));
      }
    }
    return Optional.of(draft.finish(labels));
  }

  @Override
  public void close() throws IOException {
    parquet.close();
  }

  /** The cells of a row. */
  static final class Cells {
    private final Group row;

    Cells(Group row) {
      this.row = row;
    }

    private <T> Optional<T> cell(String column, Function<PrimitiveType, T> read) {
      boolean there =
          row.getType().containsField(column) && row.getFieldRepetitionCount(column) == 1;
      return there
          ? Optional.of(read.apply(row.getType().getType(column).asPrimitiveType()))
          : Optional.empty();
    }

    Optional<String> text(String column) {
      return cell(column, type -> row.getValueToString(row.getType().getFieldIndex(column), 0));
    }

    Optional<Instant> time(String column) throws MalformedException {
      try {
        return cell(column, type -> time(column, type));
      } catch (IllegalArgumentException e) {
        throw new MalformedException("the time is of an unknown type");
      }
    }

    private Instant time(String column, PrimitiveType type) {
      return switch (type.getPrimitiveTypeName()) {
        case INT96 -> Int96.time(row.getInt96(column, 0).getBytes());
        case INT64 -> time(row.getLong(column, 0), type.getLogicalTypeAnnotation());
        default -> throw new IllegalArgumentException("no time");
      };
    }

    private static Instant time(long value, LogicalTypeAnnotation unit) {
      if (!(unit instanceof TimestampLogicalTypeAnnotation timestamp)) {
        throw new IllegalArgumentException("no time");
      }
      return switch (timestamp.getUnit()) {
        case MILLIS -> Instant.ofEpochMilli(value);
        case MICROS -> Instant.EPOCH.plusNanos(Math.multiplyExact(value, 1000L));
        case NANOS -> Instant.EPOCH.plusNanos(value);
      };
    }
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
