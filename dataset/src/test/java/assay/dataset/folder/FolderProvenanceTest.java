package assay.dataset.folder;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import assay.json.JsonObject;
import assay.policy.SidecarKeys;
import assay.provenance.Acquisition;
import assay.provenance.Capture;
import assay.provenance.DigestCheck;
import assay.provenance.Ingest;
import assay.provenance.Origin;
import assay.provenance.Provenance;
import assay.testkit.Walk;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is found beside a file and with it. */
class FolderProvenanceTest {
  private static final String URL = "https://images.example/a.jpg";
  private static final String PAGE = "https://images.example/gallery";
  private static final String WHERE_FROMS = "com.apple.metadata:kMDItemWhereFroms";
  private static final String NOTE =
      "[ZoneTransfer]\r\nZoneId=3\r\nReferrerUrl=" + PAGE + "\r\nHostUrl=" + URL + "\r\n";

  /** {@code printf 'a red boat' | sha256sum}. */
  private static final String CAPTION =
      "01ed010a31d1d682bdc3fd8122540f780e7bf2de74b61f807ee713e5f75b513c";

  @TempDir private Path folder;

  @BeforeEach
  void aPicture() throws IOException {
    write("a.jpg", "picture");
    Files.setLastModifiedTime(
        folder.resolve("a.jpg"), FileTime.from(Instant.parse("2025-06-01T12:00:00.250Z")));
  }

  private void write(String name, String content) throws IOException {
    Files.createDirectories(folder.resolve(name).getParent());
    Files.writeString(folder.resolve(name), content);
  }

  private void attribute(String key, byte[] value) throws IOException {
    Files.getFileAttributeView(folder.resolve("a.jpg"), UserDefinedFileAttributeView.class)
        .write(key, ByteBuffer.wrap(value));
  }

  private Provenance facts(String member, SidecarKeys keys) throws Exception {
    return Walk.through(new FolderFormat(relative -> false, keys), folder).items().stream()
        .filter(s -> s.member().equals(member))
        .findFirst()
        .flatMap(Walk.Seen::item)
        .orElseThrow()
        .provenance();
  }

  private Provenance facts() throws Exception {
    return facts("a.jpg", SidecarKeys.standard());
  }

  private static String record(Provenance facts) {
    Ingest ingest = new Ingest(Optional.of(Instant.EPOCH), "test", "1", List.of());
    return facts
        .checked(DigestCheck.ABSENT)
        .entered(Acquisition.unknown(), ingest)
        .json(JsonObject.empty())
        .write();
  }

  /** The time is that of the file, rounded up, and only an upper bound that is guessed. */
  private static final String MARKED =
      "{\"basis\":{\"capture\":\"inferred\",\"capture.digestCheck\":\"observed\","
          + "\"entry\":\"observed\",\"origin\":\"declared\"},"
          + "\"capture\":{\"digestCheck\":\"absent\",\"notAfter\":\"2025-06-01T12:00:01Z\","
          + "\"truncated\":false},"
          + "\"entry\":{\"ingestedAt\":\"1970-01-01T00:00:00Z\",\"pipeline\":\"test\","
          + "\"pipelineVersion\":\"1\"},"
          + "\"gaps\":[\"acquisition.dataset\",\"acquisition.time\",\"capture.agent\","
          + "\"capture.digest\",\"capture.http\",\"capture.serverIp\",\"capture.time\","
          + "\"capture.time-exact\",\"entry.steps\",\"origin.uploader\"],"
          + "\"grade\":\"P2\",\"item\":{},"
          + "\"origin\":{\"host\":\"images.example\",\"pageUrl\":\"https://images.example/gallery\","
          + "\"url\":\"https://images.example/a.jpg\"},\"type\":\"assay.provenance/v1\","
          + "\"vector\":{\"chain\":1,\"how\":0,\"integrity\":0,\"when\":1,\"where\":3}}";

  @Test
  void everyFieldOfAFileThatALinuxBrowserLoaded() throws Exception {
    attribute("xdg.origin.url", URL.getBytes(UTF_8));
    attribute("xdg.referrer.url", PAGE.getBytes(UTF_8));
    assertThat(record(facts())).isEqualTo(MARKED);
  }

  @Test
  void everyFieldOfAFileThatMacosLoaded() throws Exception {
    attribute(WHERE_FROMS, PropertyListTest.BOTH);
    assertThat(record(facts())).isEqualTo(MARKED);
  }

  @Test
  void everyFieldOfAFileThatWindowsLoadedWhereItsStreamIsAnAttribute() throws Exception {
    attribute("Zone.Identifier", NOTE.getBytes(UTF_8));
    assertThat(record(facts())).isEqualTo(MARKED);
  }

  @Test
  void everyFieldOfAFileThatWindowsLoadedWhereItsStreamIsAFileBeside() throws Exception {
    write("a.jpg:Zone.Identifier", NOTE);
    assertThat(record(facts())).isEqualTo(MARKED);
    Provenance note = facts("a.jpg:Zone.Identifier", SidecarKeys.standard());
    assertThat(note.origin()).isEqualTo(facts().origin());
  }

  @Test
  void whatTheSystemItselfKeepsGoesFirst() throws Exception {
    write("a.jpg:Zone.Identifier", NOTE.replace("a.jpg", "note.jpg"));
    assertThat(url()).contains("https://images.example/note.jpg");
    attribute("Zone.Identifier", NOTE.replace("a.jpg", "stream.jpg").getBytes(UTF_8));
    assertThat(url()).contains("https://images.example/stream.jpg");
    attribute(WHERE_FROMS, PropertyListTest.BOTH);
    assertThat(url()).contains(URL);
    attribute("xdg.origin.url", "https://images.example/linux.jpg".getBytes(UTF_8));
    assertThat(url()).contains("https://images.example/linux.jpg");
  }

  private Optional<String> url() throws Exception {
    return facts().origin().flatMap(Origin::url);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[ZoneTransfer]\nZoneId=3\n",
        "[ZoneTransfer]\nHostUrl=about:internet\n",
        "HostUrl=https://images.example/a.jpg\n",
        "[Other]\nHostUrl=https://images.example/a.jpg\n",
        "[ZoneTransfer]\n[Other]\nHostUrl=https://images.example/a.jpg\n",
        "[ZoneTransfer]\nHostUrl=C:\\Users\\somebody\\a.jpg\n",
        "[ZoneTransfer]\nHostUrl=blob:https://images.example/0-1\n",
        ""
      })
  void aNoteThatNamesNoAddressSaysNothing(String note) throws Exception {
    write("a.jpg:Zone.Identifier", note);
    assertThat(facts()).isEqualTo(Provenance.unknown());
  }

  @Test
  void aNoteMayBeWideAndItsNamesInAnyCase() throws Exception {
    byte[] wide = ("\ufeff" + NOTE.toUpperCase(Locale.ROOT)).getBytes(UTF_16LE);
    Files.write(folder.resolve("a.jpg:Zone.Identifier"), wide);
    assertThat(url()).contains("HTTPS://IMAGES.EXAMPLE/A.JPG");
  }

  /** macOS notes sender and subject of what came by mail; they are nobody's business here. */
  @Test
  void aSenderIsNoPlace() throws Exception {
    byte[] list = PropertyListTest.BOTH.clone();
    System.arraycopy("A Sender <a.sender@mail.ex>.".getBytes(UTF_8), 0, list, 14, 28);
    assertThat(PropertyList.strings(list).get(0)).isEqualTo("A Sender <a.sender@mail.ex>.");
    attribute(WHERE_FROMS, list);
    Origin origin = facts().origin().orElseThrow();
    assertThat(origin.url()).isEmpty();
    assertThat(origin.pageUrl()).contains(PAGE);
  }

  @Test
  void theNoteLeavesWithItsFileAndNotTheOtherWayRound() throws Exception {
    write("a.jpg:Zone.Identifier", NOTE);
    Walk walk = Walk.through(new FolderFormat(), folder);
    var picture = walk.items().get(0).ties();
    var note = walk.items().get(1).ties();
    assertThat(picture.names()).containsAll(note.follows());
    assertThat(picture.follows()).isEmpty();
  }

  @Test
  void aSidecarThatNamesAPlaceGoesBeforeWhatIsKeptWithTheFile() throws Exception {
    attribute("xdg.origin.url", "https://other.example/".getBytes(UTF_8));
    write("a.json", "{\"url\": \"" + URL + "\"}");
    assertThat(url()).contains(URL);
    assertThat(facts().capture()).isEmpty();
  }

  @Test
  void everyFieldOfASidecarOfOneFile() throws Exception {
    write(
        "a.jpg.json",
        "{\"image_url\": \"https://u:p@images.example/a.jpg\", \"document_url\": \""
            + PAGE
            + "\", \"crawl_date\": \"20240501100000\", \"alt\": \" a red boat \"}");
    write("a.json", "{\"url\": \"https://other.example/\"}");
    write("a.txt", "another caption");
    assertThat(record(facts()))
        .isEqualTo(
            "{\"basis\":{\"capture\":\"declared\",\"capture.digestCheck\":\"observed\","
                + "\"entry\":\"observed\",\"origin\":\"declared\"},"
                + "\"capture\":{\"digestCheck\":\"absent\",\"notAfter\":\"2024-05-01T10:00:00Z\","
                + "\"notBefore\":\"2024-05-01T10:00:00Z\",\"truncated\":false},"
                + "\"entry\":{\"ingestedAt\":\"1970-01-01T00:00:00Z\",\"pipeline\":\"test\","
                + "\"pipelineVersion\":\"1\"},"
                + "\"gaps\":[\"acquisition.dataset\",\"acquisition.time\",\"capture.agent\","
                + "\"capture.digest\",\"capture.http\",\"capture.serverIp\",\"entry.steps\","
                + "\"origin.uploader\"],"
                + "\"grade\":\"P2\",\"item\":{},\"origin\":{\"captionSha256\":\""
                + CAPTION
                + "\",\"host\":\"images.example\",\"pageUrl\":\"https://images.example/gallery\","
                + "\"url\":\"https://images.example/a.jpg\"},\"type\":\"assay.provenance/v1\","
                + "\"vector\":{\"chain\":1,\"how\":0,\"integrity\":0,\"when\":3,\"where\":3}}");
  }

  @Test
  void aCaptionIsOfTheFileAndTakesNothingAway() throws Exception {
    write("a.txt", "a red boat\n");
    Origin alone = facts().origin().orElseThrow();
    assertThat(alone.caption().orElseThrow().hex()).isEqualTo(CAPTION);
    assertThat(alone.url()).isEmpty();
    attribute("xdg.origin.url", URL.getBytes(UTF_8));
    Origin both = facts().origin().orElseThrow();
    assertThat(both.url()).contains(URL);
    assertThat(both.caption()).isEqualTo(alone.caption());
    // The text itself has no caption.
    assertThat(facts("a.txt", SidecarKeys.standard()).origin().flatMap(Origin::caption)).isEmpty();
  }

  @Test
  void aSidecarWithATimeAndNoPlaceNarrowsThatOfADownload() throws Exception {
    attribute("xdg.origin.url", URL.getBytes(UTF_8));
    write("a.json", "{\"fetch_time\": \"2024-05-01T10:00:00Z\"}");
    Capture capture = facts().capture().orElseThrow();
    assertThat(capture.notBefore()).contains(Instant.parse("2024-05-01T10:00:00Z"));
    assertThat(capture.notAfter()).isEqualTo(capture.notBefore());
    assertThat(url()).contains(URL);
  }

  @Test
  void everyFieldOfAFileThatImg2datasetLoaded() throws Exception {
    String sent = "ab".repeat(32);
    write("00000/7.jpg", "picture");
    write(
        "00000/7.json",
        "{\"url\": \"https://images.example/7.jpg\", \"caption\": \"a red boat\", \"key\": \"7\","
            + " \"status\": \"success\", \"sha256\": \""
            + sent
            + "\", \"Tool\": \"1.45.0\"}");
    write("00000_stats.json", "{\"start_time\": 1767225600.5, \"end_time\": 1767228000.25}");
    SidecarKeys standard = SidecarKeys.standard();
    SidecarKeys keys =
        new SidecarKeys(
            standard.url(), standard.page(), standard.time(), standard.caption(), List.of("tool"));
    String stated = record(facts("00000/7.jpg", keys));
    assertThat(stated)
        .isEqualTo(
            "{\"basis\":{\"capture\":\"declared\",\"capture.digestCheck\":\"observed\","
                + "\"entry\":\"observed\",\"entry.steps\":\"declared\",\"origin\":\"declared\"},"
                + "\"capture\":{\"agent\":{\"name\":\"img2dataset\",\"version\":\"1.45.0\"},"
                + "\"declaredDigest\":{\"algorithm\":\"sha256\",\"value\":\""
                + sent
                + "\"},\"digestCheck\":\"absent\",\"method\":\"download\","
                + "\"notAfter\":\"2026-01-01T00:40:01Z\",\"notBefore\":\"2026-01-01T00:00:00Z\","
                + "\"truncated\":false},"
                + "\"entry\":{\"ingestedAt\":\"1970-01-01T00:00:00Z\",\"pipeline\":\"test\","
                + "\"pipelineVersion\":\"1\",\"steps\":[{\"inputSha256\":\""
                + sent
                + "\",\"op\":\"download\",\"tool\":\"img2dataset\",\"version\":\"1.45.0\"}]},"
                + "\"gaps\":[\"acquisition.dataset\",\"acquisition.time\",\"capture.http\","
                + "\"capture.serverIp\",\"origin.page\",\"origin.uploader\"],"
                + "\"grade\":\"P3\",\"item\":{},\"origin\":{\"captionSha256\":\""
                + CAPTION
                + "\",\"host\":\"images.example\",\"url\":\"https://images.example/7.jpg\"},"
                + "\"type\":\"assay.provenance/v1\","
                + "\"vector\":{\"chain\":2,\"how\":2,\"integrity\":2,\"when\":3,\"where\":3}}");
    // Nobody states the version otherwise: then the step is not named with one.
    assertThat(record(facts("00000/7.jpg", standard)))
        .contains("\"agent\":{\"name\":\"img2dataset\"}", "\"chain\":1", "\"grade\":\"P3\"");
  }

  @Test
  void thePolicyNamesTheKeys() throws Exception {
    write("a.json", "{\"url\": \"https://other.example/\", \"Link\": \"" + URL + "\"}");
    SidecarKeys keys = new SidecarKeys(List.of("LINK"), List.of(), List.of(), List.of(), List.of());
    assertThat(facts("a.jpg", keys).origin().flatMap(Origin::url)).contains(URL);
    assertThat(url()).contains("https://other.example/");
  }

  @Test
  void aNoteOfAnotherFileSaysNothing() throws Exception {
    for (Map.Entry<String, String> other :
        Map.of("b.jpg:Zone.Identifier", NOTE, "b/a.jpg:Zone.Identifier", NOTE).entrySet()) {
      write(other.getKey(), other.getValue());
    }
    assertThat(facts()).isEqualTo(Provenance.unknown());
  }

  @ParameterizedTest
  @ValueSource(strings = {"metadata.jsonl", "metadata.csv"})
  void aRowOfTheFoldersMetadataSaysWhereItsPictureCameFrom(String name) throws Exception {
    write(name, name.endsWith(".csv") ? CSV : JSONL);
    String record = record(facts());
    assertThat(record)
        .contains("\"url\":\"" + URL + "\"", "\"pageUrl\":\"" + PAGE + "\"")
        .contains("\"captionSha256\":\"" + CAPTION + "\"")
        .contains("\"notAfter\":\"2025-05-02T12:00:00Z\"") // that day, wherever on earth
        .contains("\"origin\":\"declared\"", "\"capture\":\"declared\"")
        .doesNotContain("img2dataset", "inferred", "declaredDigest");
  }

  private static final String JSONL =
      "{\"file_name\": \"b.jpg\", \"url\": \"https://images.example/b.jpg\"}\n"
          + "not json\n"
          + "{\"sha256\": \"ab\", \"file_name\": \"./a.jpg\", \"url\": \""
          + URL
          + "\", \"page_url\": \""
          + PAGE
          + "\", \"text\": \"a red boat\", \"crawl_date\": \"2025-05-01\"}\n"
          + "{\"file_name\": \"a.jpg\", \"url\": \"https://images.example/second\"}";

  /**
   * With a byte order mark, quotes, a line end in them, two columns of one name and one of none.
   */
  private static final String CSV =
      "\ufefffile_name,url,note,page_url,text,crawl_date,url,,sha256\r\n"
          + "b.jpg,https://images.example/b.jpg,\"a \"\"note\"\"\nof two lines\",,,,,x,ab\r\n"
          + "\"a.jpg\","
          + URL
          + ",,"
          + PAGE
          + ",\"a red boat\",2025-05-01,https://images.example/second,x,ab\r\n";

  @Test
  void theNearestMetadataThatNamesTheFileCountsAndItsOwnSidecarGoesBefore() throws Exception {
    write("in/deep/c.jpg", "picture");
    write("in/deep/d.jpg", "picture");
    write("metadata.jsonl", row("in/deep/c.jpg", "far") + row("in/deep/d.jpg", "far"));
    write("in/metadata.csv", "file_name,url\ndeep/c.jpg,https://images.example/near\n");
    write("in/deep/metadata.jsonl", row("other.jpg", "nearest") + row("../../a.jpg", "below"));
    assertThat(url("in/deep/c.jpg")).contains("https://images.example/near");
    assertThat(url("in/deep/d.jpg")).contains("https://images.example/far");
    assertThat(url("a.jpg")).as("metadata speaks of its own folder and those below it").isEmpty();
    write("in/deep/c.json", "{\"url\": \"https://images.example/own\"}");
    assertThat(url("in/deep/c.jpg")).contains("https://images.example/own");
  }

  private static String row(String file, String url) {
    return "{\"file_name\": \"%s\", \"url\": \"https://images.example/%s\"}\n".formatted(file, url);
  }

  private Optional<String> url(String member) throws Exception {
    return facts(member, SidecarKeys.standard()).origin().flatMap(Origin::url);
  }

  /** An editor may have composed what the file system has decomposed. */
  @Test
  void aNameInAnotherFormOfUnicodeIsTheSame() throws Exception {
    write("cafe\u0301.jpg", "picture");
    write("metadata.jsonl", row("caf\u00e9.jpg", "cafe"));
    assertThat(url("cafe\u0301.jpg")).contains("https://images.example/cafe");
  }

  @Test
  void aRowThatNamesTheMaskOfAPictureSaysNothingOfTheMask() throws Exception {
    write("mask.png", "picture");
    write(
        "metadata.jsonl",
        "{\"file_name\": \"a.jpg\", \"mask_file_name\": \"mask.png\", \"url\": \"" + URL + "\"}");
    assertThat(url("a.jpg")).contains(URL);
    assertThat(url("mask.png")).isEmpty();
  }

  @Test
  void metadataCutAnywhereNeverSaysAnythingElse() throws Exception {
    for (String name : List.of("metadata.jsonl", "metadata.csv")) {
      String whole = name.endsWith(".csv") ? CSV : JSONL;
      for (int length = 0; length < whole.length(); length++) {
        write(name, whole.substring(0, length));
        url("a.jpg").ifPresent(url -> assertThat(whole).contains(url));
      }
      Files.delete(folder.resolve(name));
    }
  }

  @Test
  void whatIsTooLongToBeAskedIsToldAndStaysAGap() throws Exception {
    write("metadata.jsonl", row("a.jpg", "a") + " ".repeat(MetadataNotes.LONGEST));
    Walk walk = Walk.through(new FolderFormat(), folder);
    assertThat(walk.warnings())
        .singleElement()
        .asString()
        .contains("metadata.jsonl has more than 33554432 bytes");
    assertThat(url("a.jpg")).isEmpty();
  }
}
