package assay.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import assay.fingerprint.Digest;
import assay.fingerprint.DigestAlgorithm;
import assay.json.JsonObject;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A checkout from Hugging Face, as it lies there, screened without a word about what it is. */
class ScreenParquetTest {
  private static final int ROWS = 9;
  private static final int LISTED = 4;

  private static final MessageType SCHEMA =
      MessageTypeParser.parseMessageType(
          "message hf { optional group image { optional binary bytes; optional binary path (STRING); }"
              + " optional binary caption (STRING); }");

  private static final String FEATURES =
      "{\"info\": {\"features\": {\"image\": {\"_type\": \"Image\"}, \"caption\": {\"dtype\":"
          + " \"string\", \"_type\": \"Value\"}}}}";

  @TempDir Path folder;

  private Path checkout;
  private Path table;
  private Path list;

  @BeforeEach
  void makeCheckout() throws IOException {
    checkout = Files.createDirectories(folder.resolve("checkout"));
    Files.writeString(checkout.resolve("README.md"), "# Drawn shapes\n");
    table = Files.createDirectories(checkout.resolve("data")).resolve("train-00000.parquet");
    try (ParquetWriter<Group> writer =
        ExampleParquetWriter.builder(new LocalOutputFile(table))
            .withType(SCHEMA)
            .withConf(new PlainParquetConfiguration())
            .withRowGroupRowCountLimit(3)
            .withExtraMetaData(Map.of("huggingface", FEATURES))
            .build()) {
      for (int i = 0; i < ROWS; i++) {
        Group row = new SimpleGroup(SCHEMA);
        row.addGroup("image")
            .append("bytes", Binary.fromConstantByteArray(picture(i)))
            .append("path", i + ".png");
        row.add("caption", "caption of picture " + i);
        writer.write(row);
      }
    }
    list = folder.resolve("list.csv");
    Files.writeString(
        list,
        "algorithm,value\nsha256,"
            + Digest.compute(DigestAlgorithm.SHA256, picture(LISTED)).hex()
            + "\n");
  }

  private static byte[] picture(int number) throws IOException {
    BufferedImage picture = new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = picture.createGraphics();
    pen.setColor(new Color(20 * number, 200 - 20 * number, 90));
    pen.fillOval(4 + number, 4, 40, 30 + number);
    pen.dispose();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(picture, "png", bytes);
    return bytes.toByteArray();
  }

  @Test
  void theListedRowLeavesAndTheOthersStay() throws Exception {
    Path output = folder.resolve("out");
    Path workspace = folder.resolve("workspace");
    Shell shell =
        Shell.run(
            "screen",
            checkout,
            "--out",
            output,
            "--workspace",
            workspace,
            "--list",
            list,
            "--json");
    assertThat(shell.exit()).as(shell.err()).isZero();
    JsonObject summary = JsonObject.parse(shell.out());
    assertThat(count(summary, "items", "enumerated")).isEqualTo(ROWS + 1);
    assertThat(count(summary, "verdicts", "matched")).isEqualTo(1);
    assertThat(count(summary, "dispositions", "kept")).isEqualTo(ROWS);
    requireBalanced(summary);

    Path written = output.resolve("data/train-00000.parquet");
    assertThat(Files.exists(output.resolve("README.md"))).isTrue();
    Shell again =
        Shell.run(
            "screen",
            output,
            "--out",
            folder.resolve("again"),
            "--workspace",
            folder.resolve("second"),
            "--list",
            list,
            "--json");
    JsonObject screened = JsonObject.parse(again.out());
    assertThat(count(screened, "items", "enumerated")).isEqualTo(ROWS);
    assertThat(count(screened, "verdicts", "clear")).isEqualTo(ROWS);
    assertThat(Files.readAllBytes(folder.resolve("again/data/train-00000.parquet")))
        .isEqualTo(Files.readAllBytes(written));
    String text = Files.readString(written, ISO_8859_1);
    assertThat(text).doesNotContain(new String(picture(LISTED), ISO_8859_1));
    assertThat(text).contains(FEATURES);
  }

  /** The picture, and what its row said of it. */
  @Test
  void theRestOfTheRowIsSealedWithThePicture() throws Exception {
    Path workspace = folder.resolve("workspace");
    Shell.run(
        "screen",
        checkout,
        "--out",
        folder.resolve("out"),
        "--workspace",
        workspace,
        "--list",
        list);
    List<Path> containers = new ArrayList<>();
    try (var files = Files.walk(workspace)) {
      files.filter(f -> f.toString().endsWith(".age")).forEach(containers::add);
    }
    assertThat(containers).hasSize(2);
    for (Path file : containers) {
      assertThat(Files.readString(file, ISO_8859_1)).doesNotContain("caption of picture");
    }
  }

  private static void requireBalanced(JsonObject summary) {
    assertThat(
            count(summary, "bytes", "record")
                + count(summary, "bytes", "framing")
                + count(summary, "bytes", "opaque")
                + count(summary, "bytes", "unparsed"))
        .isEqualTo(count(summary, "bytes", "input"));
    assertThat(count(summary, "bytes", "opaque")).isPositive();
  }

  private static long count(JsonObject summary, String group, String name) {
    return summary.object(group).orElseThrow().number(name).orElseThrow();
  }
}
