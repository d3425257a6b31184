package assay.casework.indexes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.casework.captures.ArchivedCapture;
import assay.casework.captures.CaptureDigest;
import assay.casework.captures.CaptureIndex;
import assay.casework.captures.CaptureIndexBuilder;
import assay.casework.captures.IndexSource;
import assay.casework.captures.Sighting;
import assay.casework.captures.UpstreamRow;
import assay.fingerprint.Digest;
import assay.fingerprint.DigestAlgorithm;
import assay.provenance.Capture;
import assay.testkit.Fixtures;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CaptureFilesTest {
  private static final String PICTURE = "https://images.example/a/7.jpg";
  private static final String FILE = "crawl-data/CC-MAIN-2026-08/segments/1/warc/raw-00017.warc.gz";
  private static final Instant T = Instant.parse("2026-02-11T08:14:03Z");
  private static final Digest SHA1 =
      Digest.compute(DigestAlgorithm.SHA1, "picture".getBytes(UTF_8));

  @TempDir Path folder;
  @TempDir Path scratch;

  private final List<String> refusals = new ArrayList<>();
  private ReadCounts counts = ReadCounts.none();

  @Test
  void cdxOfElevenFields() throws IOException {
    Path cdx = Fixtures.locate("indexes/legacy-11.cdx");
    CaptureIndex index = read(cdx);
    assertThat(index.byUrl(PICTURE, 9))
        .containsExactly(new Sighting(picture("image/jpeg", false), source(cdx)));
    ArchivedCapture second = index.byUrl("https://images.example/b", 9).get(0).capture();
    assertThat(second.status()).isEmpty();
    assertThat(second.digests()).isEmpty();
    assertThat(second.place()).contains(new ArchivedCapture.Place("raw.warc.gz", 99, 0));
    assertThat(second.collection()).isEmpty();
    assertThat(refusals)
        .containsExactly(
            "legacy-11.cdx:4: the time has 14 digits, not 10 characters",
            "legacy-11.cdx:5: has 2 fields, not 11");
    assertThat(counts).isEqualTo(new ReadCounts(1, 2, 2, 0, 0, 0));
  }

  @Test
  void cdxOfNineFields() throws IOException {
    CaptureIndex index = read(Fixtures.locate("indexes/legacy-9.cdx"));
    ArchivedCapture only = index.byUrl("http://images.example/a/7.jpg", 9).get(0).capture();
    assertThat(only.status()).hasValue(404);
    assertThat(only.notBefore()).contains(Instant.parse("2006-01-02T03:04:05Z"));
    assertThat(only.place()).contains(new ArchivedCapture.Place("old.arc.gz", 12, 0));
    assertThat(refusals).isEmpty();
  }

  @Test
  void cdxjAlsoInGzip() throws IOException {
    Path plain = Fixtures.locate("indexes/sample.cdxj");
    Path packed = folder.resolve("cdx-00000.gz");
    byte[] text = Files.readAllBytes(plain);
    try (OutputStream out = Files.newOutputStream(packed)) {
      for (byte[] part :
          List.of(Arrays.copyOf(text, 100), Arrays.copyOfRange(text, 100, text.length))) {
        GZIPOutputStream member = new GZIPOutputStream(out);
        member.write(part);
        member.finish();
      }
    }
    CaptureIndex index = read(packed);
    assertThat(index.byDigest(SHA1, 9))
        .containsExactly(new Sighting(picture("image/jpeg", true), source(packed)));
    assertThat(refusals)
        .containsExactly(
            "cdx-00000.gz:2: the address is missing", "cdx-00000.gz:3: is no JSON object");
  }

  @Test
  void aFileThatIsCutIsNamed() throws IOException {
    Path packed = folder.resolve("cut.gz");
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 5000; i++) {
      lines.append("a 20260211081403 {\"url\": \"http://a.example/%d\"}%n".formatted(i * 7919));
    }
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      out.write(lines.toString().getBytes(UTF_8));
    }
    byte[] whole = Files.readAllBytes(packed);
    Files.write(packed, Arrays.copyOf(whole, whole.length / 2));
    assertThat(read(packed).size()).isPositive();
    assertThat(refusals).hasSize(1);
    assertThat(refusals.get(0)).matches("cut.gz:\\d+: the file is damaged here; .*");
  }

  @Test
  void whatIsNotTextIsRefusedAndTheRestIsRead() throws IOException {
    Path file = folder.resolve("odd.cdxj");
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write("a 20260211081403 {\"url\": \"http://a.example/1\"}\r\n".getBytes(UTF_8));
      out.write(new byte[] {(byte) 0xff, '\n', '\n'});
      out.write("a 20260231081403 {\"url\": \"http://a.example/2\"}\n".getBytes(UTF_8));
      out.write("a 20260211081403123 {\"url\": \"http://a.example/3\"}".getBytes(UTF_8));
    }
    CaptureIndex index = read(file);
    assertThat(index.size()).isEqualTo(2);
    assertThat(index.byUrl("http://a.example/3", 1).get(0).capture().notBefore()).contains(T);
    assertThat(refusals).hasSize(3);
    assertThat(refusals.get(2)).isEqualTo("odd.cdxj:4: the time is in no calendar");
  }

  @ParameterizedTest
  @ValueSource(strings = {"snappy", "zstd", "gzip", "uncompressed"})
  void theColumnarIndex(String codec) throws Exception {
    Path file = folder.resolve("part-00000.parquet");
    write(
        file,
        codec,
        """
        SELECT 'example,images)/a/7.jpg' AS url_surtkey, '%s' AS url,
               TIMESTAMP '2026-02-11 08:14:03' AS fetch_time, 200::SMALLINT AS fetch_status,
               '%s' AS content_digest, 'text/html' AS content_mime_type,
               'image/jpeg' AS content_mime_detected, NULL::VARCHAR AS content_truncated,
               '%s' AS warc_filename, 812334::INTEGER AS warc_record_offset,
               20411::INTEGER AS warc_record_length, 'CC-MAIN-2026-08' AS crawl, 'warc' AS subset
        UNION ALL SELECT 'x', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL
        """
            .formatted(PICTURE, "BZTLJHIEUQ6BTPFS4E5FHL7V2F2PMEH4", FILE));
    CaptureIndex index = read(file);
    assertThat(index.byPosition("raw-00017.warc.gz", 812334))
        .containsExactly(new Sighting(picture("image/jpeg", false), source(file)));
    assertThat(refusals).containsExactly("part-00000.parquet row 2: the time is missing");
  }

  @Test
  void whatImg2datasetLeaves() throws Exception {
    Path table = folder.resolve("00001.parquet");
    String sha256 = "ab".repeat(32);
    write(
        table,
        "snappy",
        """
        SELECT '%s' AS url, '000010000' AS key, 'success' AS status, '%s' AS sha256
        UNION ALL SELECT 'http://a.example/gone', '000010001', 'failed_to_download', NULL
        """
            .formatted(PICTURE, sha256));
    String stats = "{\"count\": 2, \"start_time\": 1767225600.25, \"end_time\": 1767225601.5}";
    Files.writeString(folder.resolve("00001_stats.json"), stats);
    Path samples = Files.createDirectory(folder.resolve("00001"));
    String sidecar =
        "{\"url\": \"http://a.example/2\", \"status\": \"success\", \"sha256\": \"%s\", \"width\": 1.5}";
    Files.writeString(samples.resolve("000010002.json"), sidecar.formatted("cd".repeat(32)));
    Files.writeString(samples.resolve("000010003.json"), "{\"status\": \"failed_to_resize\"}");
    Files.writeString(samples.resolve("000010004.json"), "[]");
    Files.writeString(samples.resolve("000010002.jpg"), "no index");
    CaptureIndex index = read(folder);
    ArchivedCapture first =
        index.byDigest(Digest.parse(DigestAlgorithm.SHA256, sha256), 9).get(0).capture();
    assertThat(first)
        .isEqualTo(
            new ArchivedCapture(
                PICTURE,
                Optional.of(Instant.parse("2026-01-01T00:00:00Z")),
                Optional.of(Instant.parse("2026-01-01T00:00:02Z")),
                OptionalInt.empty(),
                Optional.empty(),
                List.of(new CaptureDigest(DigestAlgorithm.SHA256, sha256.substring(0, 40), true)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new Capture.Agent("img2dataset", Optional.empty(), Optional.empty())),
                false,
                false));
    ArchivedCapture second = index.byUrl("http://a.example/2", 9).get(0).capture();
    assertThat(second.notAfter()).isEqualTo(first.notAfter());
    assertThat(index.byUrl("http://a.example/gone", 9)).isEmpty();
    assertThat(refusals).containsExactly("00001/000010004.json: is no JSON object");
    assertThat(counts.withoutBytes()).isEqualTo(2);
    assertThat(counts.otherFiles()).isEqualTo(1);
    assertThat(index.sources())
        .extracting(IndexSource::name)
        .contains("00001.parquet", "00001/*.json");
  }

  @Test
  void linesInNoOrderAndPartsOfTwoFormsInOneFile() throws IOException {
    Path file = folder.resolve("joined.cdx");
    Files.writeString(
        file,
        """
         CDX N b a m s k r M S V g
        z 20260211081405 http://z.example/ text/html 200 - - - 10 5 a.warc.gz
        b 20260211081404 http://b.example/ text/html 200 - - - 10 9 a.warc.gz
         CDX N b a m s k r V g
        y 20060211081403 http://y.example/ text/html 200 - - 7 old.arc.gz
        a 20050211081403 http://a.example/ text/html 200 - - 3 old.arc.gz
        """);
    CaptureIndex index = read(file);
    assertThat(refusals).isEmpty();
    assertThat(index.byPosition("a.warc.gz", 9)).hasSize(1);
    assertThat(index.byPosition("old.arc.gz", 7).get(0).capture().url())
        .isEqualTo("http://y.example/");
    assertThat(index.byUrl("http://a.example/", 9).get(0).capture().notAfter())
        .contains(Instant.parse("2005-02-11T08:14:03Z"));
  }

  @Test
  void sidecarsInATarWithItsNoteBesideIt() throws IOException {
    Path tar = folder.resolve("00001.tar");
    String sidecar = "{\"url\": \"%s\", \"key\": \"000010002\", \"sha256\": \"%s\"}";
    String digest = "ab".repeat(32);
    byte[] archive =
        Tars.of(
            new Tars.Member("000010002.jpg", "no index"),
            new Tars.Member("000010002.json", sidecar.formatted(PICTURE, digest)),
            new Tars.Member("long/".repeat(40) + "3.json", "{\"url\": \"http://a.example/3\"}"),
            new Tars.Member("000010004.json", "[]"),
            new Tars.Member("5.json", "{\"status\": \"failed_to_resize\"}"));
    Files.write(tar, archive);
    Files.writeString(
        folder.resolve("00001_stats.json"),
        "{\"start_time\": 1767225600.25, \"end_time\": 1767225601.5}");
    CaptureIndex index =
        read(tar, new Labels(Optional.empty(), Optional.empty(), Optional.of("pool-1")));
    ArchivedCapture only = index.byUrl(PICTURE, 9).get(0).capture();
    assertThat(only.notBefore()).contains(Instant.parse("2026-01-01T00:00:00Z"));
    assertThat(only.row()).contains(new UpstreamRow("pool-1", "000010002"));
    assertThat(index.byDigest(Digest.parse(DigestAlgorithm.SHA256, digest), 9)).hasSize(1);
    assertThat(index.byRow(new UpstreamRow("pool-1", "long/".repeat(40) + "3"))).hasSize(1);
    assertThat(refusals).hasSize(1);
    assertThat(refusals.get(0)).matches("00001.tar before byte \\d+: is no JSON object");
    assertThat(counts).isEqualTo(new ReadCounts(1, 2, 1, 1, 0, 0));
    assertThat(index.sources()).containsExactly(source(tar));
  }

  /**
   * Cut anywhere, a tar gives what came before or nothing, and says so; it never fails otherwise.
   */
  @Test
  void aTarThatIsCutIsNamed() throws IOException {
    byte[] archive =
        Tars.of(
            new Tars.Member("1.json", "{\"url\": \"http://a.example/1\"}"),
            new Tars.Member("2.json", "{\"url\": \"http://a.example/2\"}"));
    Path tar = folder.resolve("cut.tar");
    for (int length = 512; length < archive.length; length += 37) {
      Files.write(tar, Arrays.copyOf(archive, length));
      refusals.clear();
      if (length < 1024) {
        assertThatThrownBy(() -> read(tar)).isInstanceOf(NoIndexException.class);
      } else {
        long expected = length < 2048 ? 1 : 2;
        assertThat(read(tar).size()).as("cut at %d", length).isEqualTo(expected);
        assertThat(refusals.isEmpty()).isEqualTo(length >= 2560);
      }
    }
    archive[1024 + 20] ^= 1;
    Files.write(tar, archive);
    refusals.clear();
    assertThat(read(tar).size()).isEqualTo(1);
    assertThat(refusals)
        .containsExactly("cut.tar: the archive is damaged at byte 1024; what came before is read");
  }

  @Test
  void aTableOfAddressesIsAnIndexOnlyOfAReleaseThatIsNamed() throws Exception {
    Path table = folder.resolve("part-00017-x.snappy.parquet");
    write(
        table,
        "snappy",
        "SELECT 'http://a.example/' || i AS \"URL\", 'text' AS \"TEXT\" FROM range(3) t(i)");
    assertThatThrownBy(() -> read(table)).isInstanceOf(NoIndexException.class);
    CaptureIndex index =
        read(table, new Labels(Optional.empty(), Optional.empty(), Optional.of("pool")));
    assertThat(index.byRow(new UpstreamRow("pool", "part-00017-x#2")).get(0).capture().url())
        .isEqualTo("http://a.example/2");
    assertThat(index.byRow(new UpstreamRow("pool", "part-00017-x#3"))).isEmpty();
  }

  @Test
  void aNamedFileThatIsNoIndexIsRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("notes.txt"), "some text\n");
    assertThatThrownBy(() -> read(file))
        .isInstanceOf(NoIndexException.class)
        .hasMessageStartingWith(file + ": is no CDX");
  }

  @ParameterizedTest
  @CsvSource({
    "BZTLJHIEUQ6BTPFS4E5FHL7V2F2PMEH4, sha1",
    "sha1:BZTLJHIEUQ6BTPFS4E5FHL7V2F2PMEH4, sha1",
    "sha-1:0e66b49d04a43c19bcb2e13a53aff5d174f610fc, sha1",
    "d41d8cd98f00b204e9800998ecf8427e, md5",
    "sha256:E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855, sha256",
  })
  void aDigestIsToldByItsLength(String text, String algorithm) throws MalformedException {
    assertThat(DigestText.parse(text).algorithmName()).isEqualTo(algorithm);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "md5:BZTLJHIEUQ6BTPFS4E5FHL7V2F2PMEH4",
        "xyz",
        "abc",
        "crc:00000000",
        "H54GTB4IKDRVR6VL3A3G5XDMRXPUCI2!"
      })
  void noDigestIsRefused(String text) {
    assertThatThrownBy(() -> DigestText.parse(text)).isInstanceOf(MalformedException.class);
  }

  /** Of the large set, if it is here; it says so on standard error if not. */
  @Test
  void indexesThatOthersWroteAreReadWhole() throws IOException {
    Optional<Path> large = Fixtures.largeSet().filter(s -> Files.isDirectory(s.resolve("warc")));
    if (large.isEmpty()) {
      System.err.println("FIXTURES ABSENT: no indexes of pywb, no output of img2dataset");
      return;
    }
    Path set = large.get();
    for (String name : List.of("pywb-dupes.cdxj", "pywb-example.cdxj", "pywb-iana.cdxj")) {
      Path file = set.resolve("warc").resolve(name);
      long lines = Files.readAllLines(file).size();
      assertThat(read(file).size()).as(name).isEqualTo(lines);
    }
    CaptureIndex downloads = read(set.resolve("webdataset/img2dataset/00001.parquet"));
    assertThat(downloads.size()).isEqualTo(5);
    assertThat(refusals).isEmpty();
  }

  private static ArchivedCapture picture(String mime, boolean truncated) {
    return new ArchivedCapture(
        PICTURE,
        Optional.of(T),
        Optional.of(T),
        OptionalInt.of(200),
        Optional.of(mime),
        List.of(new CaptureDigest(DigestAlgorithm.SHA1, SHA1.hex().substring(0, 32), false)),
        Optional.of(new ArchivedCapture.Place(FILE, 812334, 20411)),
        Optional.empty(),
        Optional.of("CC-MAIN-2026-08"),
        Optional.of(new Capture.Agent("CCBot", Optional.empty(), Optional.of("Common Crawl"))),
        truncated,
        false);
  }

  private static IndexSource source(Path file) throws IOException {
    return new IndexSource(
        file.getFileName().toString(),
        Digest.compute(DigestAlgorithm.SHA256, Files.readAllBytes(file)).hex());
  }

  private static void write(Path file, String codec, String select) throws SQLException {
    try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duckdb.createStatement()) {
      statement.execute(
          "COPY (%s) TO '%s' (FORMAT parquet, COMPRESSION %s)".formatted(select, file, codec));
    }
  }

  private CaptureIndex read(Path path) throws IOException {
    return read(path, Labels.none());
  }

  private CaptureIndex read(Path path, Labels labels) throws IOException {
    Path target = scratch.resolve("captures.idx");
    try (CaptureIndexBuilder builder = new CaptureIndexBuilder(scratch)) {
      CaptureFiles files = new CaptureFiles(builder, labels, refusals::add);
      files.read(path);
      counts = files.counts();
      builder.write(target);
    }
    return CaptureIndex.open(target);
  }
}
