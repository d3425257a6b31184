package assay.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import assay.cli.demo.Drawings;
import assay.cli.demo.DrawnVideo;
import assay.evidence.dsse.Envelope;
import assay.evidence.records.RecordReader;
import assay.evidence.statement.ScreeningStatement;
import assay.fingerprint.PdqHashes;
import assay.fingerprint.Vpdq;
import assay.item.MediaType;
import assay.json.JsonObject;
import assay.match.child.FfmpegProgram;
import assay.match.decode.DecodeLimits;
import assay.match.pdq.PdqHasher;
import assay.record.Footage;
import assay.record.Found;
import assay.record.ItemRecord;
import assay.verdict.Share;
import assay.verdict.TimeRange;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder with videos, some of which show what is listed. */
class VideoScreeningTest {
  private static final MediaType JPEG = MediaType.of("image/jpeg");

  @TempDir static Path folder;

  private static Path data;
  private static Path list;

  @BeforeAll
  static void draw() throws Exception {
    data = Files.createDirectory(folder.resolve("data"));
    DrawnVideo listed = DrawnVideo.draw(7, 0);
    Files.write(data.resolve("listed.avi"), listed.avi());
    List<byte[]> frames = new ArrayList<>();
    for (int second = 0; second < 30; second++) {
      boolean within = second >= 12 && second < 16;
      frames.add(within ? listed.frames().get(second - 12) : Drawings.jpeg(8, second));
    }
    byte[] within = new DrawnVideo(frames).avi();
    Files.write(data.resolve("within.avi"), within);
    Files.write(data.resolve("other.avi"), DrawnVideo.draw(7, 1).avi());
    Files.write(data.resolve("shows-picture.avi"), picture());
    byte[] cut = DrawnVideo.draw(7, 2).avi();
    Files.write(data.resolve("cut.avi"), Arrays.copyOf(cut, cut.length / 2));
    list = folder.resolve("known.jsonl");
    Files.writeString(
        list,
        JsonObject.empty().with("vpdq", video(listed).text()).with("id", "video-1").write()
            + "\n"
            + JsonObject.empty().with("pdq", hashes(Drawings.jpeg(9, 9)).hash().hex()).write()
            + "\n");
  }

  /** Four seconds, the third of which shows a listed picture. */
  private static byte[] picture() {
    return new DrawnVideo(
            List.of(
                Drawings.jpeg(9, 1), Drawings.jpeg(9, 2), Drawings.jpeg(9, 9), Drawings.jpeg(9, 3)))
        .avi();
  }

  private static Vpdq video(DrawnVideo drawn) throws Exception {
    List<Vpdq.Frame> frames = new ArrayList<>();
    for (byte[] frame : drawn.frames()) {
      PdqHashes hashes = hashes(frame);
      frames.add(new Vpdq.Frame(hashes.hash(), hashes.quality(), 1_000L * frames.size()));
    }
    return new Vpdq(frames);
  }

  private static PdqHashes hashes(byte[] picture) throws Exception {
    return new PdqHasher(DecodeLimits.standard()).hash(picture, JPEG).pictures().get(0);
  }

  private static Shell screen(String name, Object... more) {
    List<Object> all =
        new ArrayList<>(
            List.of(
                "screen",
                data,
                "--list",
                list,
                "--out",
                folder.resolve(name),
                "--workspace",
                folder.resolve(name + "-workspace"),
                "--json"));
    all.addAll(List.of(more));
    return Shell.run(all.toArray());
  }

  private static Path snapshot(String name) throws Exception {
    try (Stream<Path> all = Files.list(folder.resolve(name + "-workspace/snapshots"))) {
      return all.findFirst().orElseThrow();
    }
  }

  private static Map<String, ItemRecord> records(Path snapshot) throws Exception {
    Map<String, ItemRecord> records = new HashMap<>();
    List<Path> files;
    try (Stream<Path> all = Files.walk(snapshot)) {
      files = all.filter(file -> file.toString().endsWith(".parquet")).toList();
    }
    for (Path file : files) {
      try (RecordReader reader = RecordReader.open(file)) {
        for (Optional<ItemRecord> next = reader.next(); next.isPresent(); next = reader.next()) {
          records.put(next.get().locator().member(), next.get());
        }
      }
    }
    return records;
  }

  @Test
  void aListedVideoLeavesItsRecordSaysWhenAndTheRestVerifies() throws Exception {
    assumeTrue(FfmpegProgram.find().isPresent(), "ffmpeg is not installed");
    Shell shell = screen("out");
    assertThat(shell.exit()).as(shell.err()).isZero();
    Path out = folder.resolve("out");
    try (Stream<Path> kept = Files.list(out)) {
      assertThat(kept.map(file -> file.getFileName().toString())).containsExactly("other.avi");
    }

    Map<String, ItemRecord> records = records(snapshot("out"));
    ItemRecord within = records.get("within.avi");
    assertThat(within.reasons()).containsExactly("match:m-vpdq");
    assertThat(within.pictures()).hasSize(30);
    Found found = within.matches().get(0);
    assertThat(found.how()).isEqualTo("video");
    assertThat(found.entryId()).contains("video-1");
    assertThat(found.footage())
        .contains(
            new Footage(
                new Share(4, 30), new Share(4, 4), 4, List.of(new TimeRange(0, 12_000, 15_000))));
    assertThat(records.get("listed.avi").reasons()).containsExactly("match:m-vpdq");
    assertThat(records.get("shows-picture.avi").reasons()).containsExactly("match:m-pdq");
    assertThat(records.get("cut.avi").reasons()).containsExactly("truncated");
    assertThat(records.get("other.avi").pictures()).hasSize(4);

    Path key = folder.resolve("key.pem");
    Path workspace = folder.resolve("out-workspace");
    assertThat(Shell.run("keys", "export", "--out", key, "--workspace", workspace).exit()).isZero();
    Path bundle = snapshot("out").resolve("bundle.assay.zip");
    Shell verified = Shell.run("verify", out, "--bundle", bundle, "--key", key);
    assertThat(verified.exit()).as(verified.err()).isZero();
    assertThat(verified.out()).contains("vpdq within 31");
  }

  @Test
  void theStatementSaysWhichFramesWereSeen() throws Exception {
    assumeTrue(FfmpegProgram.find().isPresent(), "ffmpeg is not installed");
    Shell shell = screen("keys", "--key-frames");
    assertThat(shell.exit()).as(shell.err()).isZero();
    Envelope envelope =
        Envelope.parse(Files.readAllBytes(snapshot("keys").resolve("statement.dsse.json")));
    ScreeningStatement statement = ScreeningStatement.parse(envelope.payload());
    JsonObject matcher =
        statement.matchers().stream()
            .filter(m -> m.text("id").equals(Optional.of("m-vpdq")))
            .findFirst()
            .orElseThrow();
    assertThat(matcher.text("sampling")).contains("key-frames");
    assertThat(matcher.number("listedPercent")).hasValue(80);
    JsonObject covered =
        statement.predicate().object("coverage").orElseThrow().object("matchers").orElseThrow();
    assertThat(covered.object("m-vpdq").orElseThrow().number("eligible")).hasValue(5);
    assertThat(covered.object("m-vpdq").orElseThrow().number("evaluated")).hasValue(4);
    JsonObject canaries = statement.predicate().object("canaries").orElseThrow();
    assertThat(canaries.number("planted")).hasValue(8); // for pdq and for vpdq
    assertThat(canaries.number("detected")).hasValue(8);
  }

  @Test
  void withoutAProgramVideosAreWithheldAndTheRunSaysSo() throws Exception {
    Shell shell = screen("none", "--decoder", "jvm");
    assertThat(shell.exit()).as(shell.err()).isZero();
    assertThat(folder.resolve("none/other.avi")).doesNotExist();
    assertThat(records(snapshot("none")).values())
        .allSatisfy(record -> assertThat(record.reasons()).contains("unsupported-media"));
  }
}
