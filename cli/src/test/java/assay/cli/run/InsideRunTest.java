package assay.cli.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import assay.cli.demo.Drawings;
import assay.evidence.snapshot.ShardRecords;
import assay.fingerprint.Digest;
import assay.fingerprint.DigestAlgorithm;
import assay.json.JsonObject;
import assay.policy.Policy;
import assay.provenance.Acquisition;
import assay.record.Inside;
import assay.record.ItemRecord;
import assay.verdict.Disposition;
import assay.verdict.Verdict;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A listed picture lies in something that lies in something: what holds it leaves whole. */
class InsideRunTest {
  private static final byte[] LISTED = Drawings.jpeg(77, 1);
  private static final byte[] OTHER = Drawings.jpeg(77, 2);

  @TempDir Path folder;
  private Path data;

  @BeforeEach
  void makeFolder() throws IOException {
    data = Files.createDirectory(folder.resolve("data"));
  }

  private static byte[] zip(Map<String, byte[]> files) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue());
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] tar(Map<String, byte[]> files) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        TarArchiveEntry entry = new TarArchiveEntry(file.getKey());
        entry.setSize(file.getValue().length);
        tar.putArchiveEntry(entry);
        tar.write(file.getValue());
        tar.closeArchiveEntry();
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] record(String address, byte[] payload) {
    ByteArrayOutputStream record = new ByteArrayOutputStream();
    String head =
        "WARC/1.0\r\nWARC-Type: resource\r\nWARC-Target-URI: "
            + address
            + "\r\nWARC-Record-ID: <urn:uuid:"
            + address.hashCode()
            + ">\r\nWARC-Date: 2026-01-02T03:04:05Z\r\nContent-Length: "
            + payload.length
            + "\r\n\r\n";
    record.writeBytes(head.getBytes(UTF_8));
    record.writeBytes(payload);
    record.writeBytes("\r\n\r\n".getBytes(UTF_8));
    return record.toByteArray();
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  private ScreenResult screen() throws IOException {
    String md5 = Digest.compute(DigestAlgorithm.MD5, LISTED).hex();
    Path list = folder.resolve("list.csv");
    if (Files.notExists(list)) { // a second run has the same list, of the same time
      Files.writeString(list, "algorithm,value\nmd5," + md5 + "\n");
    }
    ScreenRequest request =
        new ScreenRequest(
            List.of(data),
            List.of(list.toString()),
            folder.resolve("out"),
            folder.resolve("workspace"),
            "inside",
            Acquisition.unknown(),
            Optional.of(Instant.parse("2026-11-01T00:00:00Z")),
            Policy.standard(),
            Decoding.standard(),
            List.of(),
            Optional.empty(),
            2);
    ScreenResult result;
    try (Assembly assembly = Assembly.of(request, RunObserver.NONE)) {
      result = assembly.screening().run();
    }
    assertThat(result.failures()).isEmpty();
    assertThat(Trees.exposing(List.of(LISTED), List.of(OTHER), folder.resolve("out"))).isEmpty();
    assertThat(Trees.exposing(List.of(LISTED), List.of(OTHER), folder.resolve("workspace")))
        .isEmpty();
    return result;
  }

  private byte[] output(String name) throws IOException {
    return Files.readAllBytes(folder.resolve("out").resolve(name));
  }

  private List<ItemRecord> records(ScreenResult result, int shard) throws IOException {
    SnapshotFolder snapshot = new SnapshotFolder(result.snapshot());
    List<ItemRecord> all = new ArrayList<>();
    try (ShardRecords records =
        new ShardRecords(snapshot.records(shard), snapshot.protectedRecords(shard))) {
      for (Optional<ItemRecord> r = records.next(); r.isPresent(); r = records.next()) {
        all.add(r.get());
      }
    }
    return all;
  }

  @Test
  void aPictureInAZipInATarInAWarcTakesTheRecordAlong() throws Exception {
    Map<String, byte[]> pictures = new LinkedHashMap<>();
    pictures.put("in/listed.jpg", LISTED);
    pictures.put("in/other.jpg", OTHER);
    byte[] before = record("https://example.com/a", "before".getBytes(UTF_8));
    byte[] archive =
        record("https://example.com/b.tar", tar(Map.of("pictures.zip", zip(pictures))));
    byte[] harmless = record("https://example.com/c.zip", zip(Map.of("other.jpg", OTHER)));
    Files.write(data.resolve("crawl.warc"), joined(before, archive, harmless));
    ScreenResult result = screen();
    assertThat(output("crawl.warc")).isEqualTo(joined(before, harmless));
    List<ItemRecord> records = records(result, 0);
    assertThat(records.stream().map(r -> r.locator().member().replaceFirst("^[^!]*", "")).toList())
        .containsExactly(
            "",
            "",
            "!pictures.zip",
            "!pictures.zip!in/listed.jpg",
            "!pictures.zip!in/other.jpg",
            "",
            "!other.jpg");
    assertThat(records.stream().map(ItemRecord::verdict).toList())
        .containsExactly(
            Verdict.Kind.CLEAR,
            Verdict.Kind.CLEAR,
            Verdict.Kind.CLEAR,
            Verdict.Kind.MATCHED,
            Verdict.Kind.CLEAR,
            Verdict.Kind.CLEAR,
            Verdict.Kind.CLEAR);
    assertThat(records.stream().map(r -> r.disposition() == Disposition.KEPT).toList())
        .containsExactly(true, false, false, false, false, true, true);
    assertThat(records.get(1).inside()).isEqualTo(Inside.OPENED);
    assertThat(records.get(1).sealed()).hasSize(2); // the record's content, and its headers
    assertThat(records.get(2).sealed()).isEqualTo(records.get(1).sealed());
    assertThat(records.get(3).sealed()).hasSize(3).containsAll(records.get(1).sealed());
    assertThat(records.get(3).provenance().write()).contains("https://example.com/b.tar");
    JsonObject nested = result.summary().object("nested").orElseThrow();
    assertThat(nested.write())
        .isEqualTo("{\"containersOpened\":3,\"depthLimitHits\":0,\"items\":4,\"notLookedInto\":0}");
    assertThat(bytes(result, "record") + bytes(result, "framing"))
        .isEqualTo(bytes(result, "input"));
    assertThat(bytes(result, "input")).isEqualTo(Files.size(data.resolve("crawl.warc")));
  }

  private static long bytes(ScreenResult result, String part) {
    return result.summary().object("bytes").orElseThrow().number(part).orElseThrow();
  }

  @Test
  void aLeafNamesTheLeafItLiesIn() throws Exception {
    Files.write(data.resolve("a.txt"), "text".getBytes(UTF_8));
    Files.write(data.resolve("b.docx"), zip(Map.of("other.jpg", OTHER)));
    ScreenResult result = screen();
    Snapshot snapshot = Snapshot.in(folder.resolve("workspace"), Optional.empty());
    assertThat(snapshot.show(1).leaf().json().number("parent")).isEmpty();
    JsonObject leaf = snapshot.show(2).leaf().json();
    assertThat(leaf.number("parent")).hasValue(1);
    assertThat(leaf.text("member")).contains("b.docx!other.jpg");
    JsonObject nested = result.summary().object("nested").orElseThrow();
    assertThat(snapshot.statement(Optional.empty()).predicate().object("coverage"))
        .hasValueSatisfying(c -> assertThat(c.object("nested")).contains(nested));
    assertThat(output("b.docx")).isEqualTo(Files.readAllBytes(data.resolve("b.docx")));
  }

  @Test
  void aPictureInAnOfficeFileTakesItsWholeSampleAlong() throws Exception {
    Map<String, byte[]> document = new LinkedHashMap<>();
    document.put("[Content_Types].xml", "<?xml version=\"1.0\"?><Types/>".getBytes(UTF_8));
    document.put("word/document.xml", "<?xml version=\"1.0\"?><w:document/>".getBytes(UTF_8));
    document.put("word/media/image1.jpeg", LISTED);
    Map<String, byte[]> members = new LinkedHashMap<>();
    members.put("1.docx", zip(document));
    members.put("1.txt", "a caption".getBytes(UTF_8));
    members.put("2.jpg", OTHER);
    Files.write(data.resolve("00000.tar"), tar(members));
    screen();
    assertThat(new String(output("00000.tar"), UTF_8)).doesNotContain("a caption");
    members.remove("1.docx");
    members.remove("1.txt");
    byte[] input = Files.readAllBytes(data.resolve("00000.tar"));
    byte[] output = output("00000.tar");
    assertThat(input.length - output.length).isGreaterThan(LISTED.length);
    assertThat(Trees.exposing(List.of(OTHER), List.of(LISTED), folder.resolve("out"))).hasSize(1);
  }

  @Test
  void aPictureEmbeddedInAPageTakesThePageAlong() throws Exception {
    String page = "<html><img src=\"data:image/jpeg;base64,%s\">";
    byte[] before = record("https://example.com/a", "before".getBytes(UTF_8));
    String embedded = String.format(page, Base64.getEncoder().encodeToString(LISTED));
    byte[] leaves = record("https://example.com/b.html", embedded.getBytes(UTF_8));
    String other = String.format(page, Base64.getEncoder().encodeToString(OTHER));
    byte[] stays = record("https://example.com/c.html", other.getBytes(UTF_8));
    Files.write(data.resolve("crawl.warc"), joined(before, leaves, stays));
    ScreenResult result = screen();
    assertThat(output("crawl.warc")).isEqualTo(joined(before, stays));
    assertThat(records(result, 0).get(2).verdict()).isEqualTo(Verdict.Kind.MATCHED);
    assertThat(records(result, 0).get(2).locator().parent()).hasValue(1);
  }

  @Test
  void aPictureInAZipOfItsOwnLeavesItAlone() throws Exception {
    Map<String, byte[]> pictures = new LinkedHashMap<>();
    pictures.put("listed.jpg", LISTED);
    pictures.put("other.jpg", OTHER);
    Files.write(data.resolve("pictures.zip"), zip(pictures));
    ScreenResult result = screen();
    assertThat(bytes(result, "record") + bytes(result, "framing"))
        .isEqualTo(Files.size(data.resolve("pictures.zip")));
    try (ZipFile written = new ZipFile(folder.resolve("out/pictures.zip").toFile())) {
      assertThat(written.stream().map(ZipEntry::getName)).containsExactly("other.jpg");
      assertThat(written.getInputStream(written.getEntry("other.jpg")).readAllBytes())
          .isEqualTo(OTHER);
    }
  }

  @Test
  void whatCannotBeOpenedCompletelyIsWithheld() throws Exception {
    byte[] zip = zip(Map.of("other.jpg", OTHER));
    byte[] bomb = zip(Map.of("zeros", new byte[4 << 20]));
    Files.write(data.resolve("a.txt"), "text".getBytes(UTF_8));
    Files.write(data.resolve("bomb.docx"), bomb);
    Files.write(data.resolve("cut.docx"), Arrays.copyOf(zip, zip.length - 1));
    ScreenResult result = screen();
    try (var left = Files.list(folder.resolve("out"))) {
      assertThat(left.map(p -> p.getFileName().toString())).containsExactly("a.txt");
    }
    assertThat(result.summary().object("unscreenableReasons").orElseThrow().write())
        .contains("too-large", "truncated");
  }

  @Test
  void theSameCommandAgainDoesNothing() throws Exception {
    Files.write(data.resolve("a.docx"), zip(Map.of("listed.jpg", LISTED)));
    Files.write(data.resolve("b.txt"), "text".getBytes(UTF_8));
    ScreenResult first = screen();
    assertThat(screen().summary()).isEqualTo(first.summary());
  }
}
