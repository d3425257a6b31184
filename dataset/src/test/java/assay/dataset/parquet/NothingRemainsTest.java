package assay.dataset.parquet;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import assay.testkit.Walk;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A removed value must not live on as the least of its column, in a dictionary, or as a hash. */
class NothingRemainsTest {
  private static final MessageType SCHEMA =
      MessageTypeParser.parseMessageType(
          "message m { required binary image; required binary caption (STRING); }");

  private static final int ROWS = 30;
  private static final int GROUP = 10;

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"PARQUET_1_0, true", "PARQUET_1_0, false", "PARQUET_2_0, true", "PARQUET_2_0, false"})
  void ofTheLeastAndTheGreatestOfAColumn(WriterVersion version, boolean dictionary)
      throws Exception {
    Path table = folder.resolve("table.parquet");
    write(table, version, dictionary);
    String before = text(table);
    Path out = folder.resolve("out.parquet");
    Removal.write(table, Set.of(0L, 9L), out);
    String after = text(out);
    for (int row : List.of(0, 9)) {
      assertThat(before).contains(image(row), caption(row));
      assertThat(after).doesNotContain(image(row)).doesNotContain(caption(row));
    }
    for (int row : List.of(1, 8, 10, 29)) {
      assertThat(after).contains(image(row), caption(row));
    }
    requireLike(table, out);
  }

  /** Groups that stay have all that they had; the one that was encoded again has as much. */
  private static void requireLike(Path table, Path out) throws Exception {
    try (ParquetFileReader before = open(table);
        ParquetFileReader after = open(out)) {
      List<BlockMetaData> was = before.getFooter().getBlocks();
      List<BlockMetaData> is = after.getFooter().getBlocks();
      assertThat(is).hasSameSizeAs(was);
      for (int g = 0; g < was.size(); g++) {
        for (int c = 0; c < 2; c++) {
          ColumnChunkMetaData old = was.get(g).getColumns().get(c);
          ColumnChunkMetaData now = is.get(g).getColumns().get(c);
          assertThat(now.getCodec()).isEqualTo(old.getCodec());
          assertThat(now.getEncodings()).isEqualTo(old.getEncodings());
          assertThat(now.hasDictionaryPage()).isEqualTo(old.hasDictionaryPage());
          assertThat(after.readColumnIndex(now) != null).isTrue();
          assertThat(after.readBloomFilter(now).getBitsetSize())
              .isEqualTo(before.readBloomFilter(old).getBitsetSize());
          if (g > 0) {
            assertThat(now.getStatistics()).isEqualTo(old.getStatistics());
            assertThat(after.readColumnIndex(now).getMinValues())
                .isEqualTo(before.readColumnIndex(old).getMinValues());
            long moved = now.getStartingPos() - old.getStartingPos();
            assertThat(after.readOffsetIndex(now).getOffset(0))
                .isEqualTo(before.readOffsetIndex(old).getOffset(0) + moved);
          }
        }
      }
      ColumnChunkMetaData first = is.get(0).getColumns().get(1);
      Binary gone = Binary.fromString(caption(0));
      Binary kept = Binary.fromString(caption(1));
      assertThat(after.readBloomFilter(first).findHash(after.readBloomFilter(first).hash(kept)))
          .isTrue();
      assertThat(after.readBloomFilter(first).findHash(after.readBloomFilter(first).hash(gone)))
          .isFalse();
    }
  }

  private static ParquetFileReader open(Path table) throws Exception {
    ParquetReadOptions options = Inflated.options();
    return ParquetFileReader.open(new Inflated.Bytes(Files.readAllBytes(table)), options);
  }

  private static String text(Path table) throws Exception {
    return new String(Inflated.of(Files.readAllBytes(table)), ISO_8859_1);
  }

  private static void write(Path table, WriterVersion version, boolean dictionary)
      throws Exception {
    try (var out = Files.newOutputStream(table);
        ParquetWriter<Group> writer =
            ExampleParquetWriter.builder(new StreamOutput(out))
                .withType(SCHEMA)
                .withConf(new PlainParquetConfiguration())
                .withWriterVersion(version)
                .withDictionaryEncoding(dictionary)
                .withRowGroupRowCountLimit(GROUP)
                .withBloomFilterEnabled(true)
                .withMaxBloomFilterBytes(1024)
                .build()) {
      for (int i = 0; i < ROWS; i++) {
        SimpleGroup row = new SimpleGroup(SCHEMA);
        row.add("image", Binary.fromConstantByteArray(image(i).getBytes(ISO_8859_1)));
        row.add("caption", caption(i));
        writer.write(row);
      }
    }
    assertThat(Walk.through(Removal.FORMAT, table).items()).hasSize(ROWS);
  }

  /** Short enough to be a whole minimum; in the order of its row. */
  private static String image(int row) {
    return "\u0089PNG\r\n\u001a\n" + (char) ('A' + row) + "picture";
  }

  private static String caption(int row) {
    String text = (char) ('A' + row) + " caption of its own";
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }
}
