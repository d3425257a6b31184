package assay.casework.indexes;

import assay.casework.captures.ArchivedCapture;
import assay.casework.captures.CaptureDigest;
import assay.casework.captures.UpstreamRow;
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

/**
 * Reads Common Crawl's columnar index, img2dataset's tables, and tables of addresses of a release
 * that the operator names. Only the columns it needs.
 */
final class TableReader implements Closeable {
  /** What a table is, and which columns of it are read. */
  private enum Shape {
    CRAWL,
    DOWNLOADS,
    /** What a release lists, whoever fetched it. */
    ADDRESSES,
    OTHER;

    private List<String> columns() {
      return switch (this) {
        case CRAWL ->
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
        case DOWNLOADS -> List.of("url", "key", "status", "sha256", "sha512", "sha1", "md5");
        case ADDRESSES -> List.of("url", "URL", "key", "sha256", "md5");
        case OTHER -> List.of();
      };
    }

    static Shape of(MessageType schema, Labels labels) {
      boolean digest = Sidecars.DIGESTS.stream().anyMatch(a -> schema.containsField(a.label()));
      boolean url = schema.containsField("url");
      if (url && schema.containsField("fetch_time") && schema.containsField("warc_filename")) {
        return CRAWL;
      } else if (url && schema.containsField("status") && digest) {
        return DOWNLOADS;
      }
      boolean named = labels.release().isPresent() && (url || schema.containsField("URL"));
      return named ? ADDRESSES : OTHER;
    }
  }

  private final ParquetReader<Group> parquet;
  private final Shape shape;
  private final Labels labels;
  private final String name;
  private final Optional<Sidecars.Interval> interval;
  private long rows;

  private TableReader(Path file, Shape shape, Labels labels, ParquetReader<Group> parquet)
      throws IOException {
    this.parquet = parquet;
    this.shape = shape;
    this.labels = labels;
    this.name = file.getFileName().toString();
    this.interval = Sidecars.Interval.beside(file);
  }

  static TableReader open(Path file, Labels labels) throws IOException {
    InputFile input = new ChannelInput(file);
    MessageType whole = schema(input);
    Shape shape = Shape.of(whole, labels);
    MessageType needed = projection(whole, shape.columns());
    PlainParquetConfiguration configuration = new PlainParquetConfiguration();
    configuration.set(ReadSupport.PARQUET_READ_SCHEMA, needed.toString());
    ParquetReader<Group> parquet =
        new Rows(input, configuration)
            .withCodecFactory(new Codecs())
            .usePageChecksumVerification()
            .build();
    return new TableReader(file, shape, labels, parquet);
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

  /** Whether it is one of the tables that are known. */
  boolean isIndex() {
    return shape != Shape.OTHER;
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
  Optional<ArchivedCapture> capture(Cells row) throws MalformedException {
    return switch (shape) {
      case CRAWL -> Optional.of(crawled(row));
      case DOWNLOADS -> downloaded(row);
      case ADDRESSES -> Optional.of(listed(row));
      case OTHER -> throw new IllegalStateException("is no index");
    };
  }

  private ArchivedCapture crawled(Cells row) throws MalformedException {
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

  private Optional<ArchivedCapture> downloaded(Cells row) throws MalformedException {
    return row.text("status").orElse("").equals("success")
        ? Optional.of(row(row, Sidecars.download(row.text("url"), interval)))
        : Optional.empty();
  }

  private ArchivedCapture listed(Cells row) throws MalformedException {
    return row(row, new Draft(row.text("url").or(() -> row.text("URL"))));
  }

  private ArchivedCapture row(Cells row, Draft draft) throws MalformedException {
    for (DigestAlgorithm algorithm : Sidecars.DIGESTS) {
      Optional<String> hex = Draft.given(row.text(algorithm.label()));
      if (hex.isPresent()) {
        draft.declaring(CaptureDigest.of(DigestText.hex(algorithm, hex.get()), true));
      }
    }
    return draft.keyed(row.text("key").orElse(UpstreamRow.key(name, rows - 1))).finish(labels);
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
