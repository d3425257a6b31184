package assay.dataset.tar;

import static org.assertj.core.api.Assertions.assertThat;

import assay.fingerprint.Digest;
import assay.fingerprint.DigestAlgorithm;
import assay.json.JsonObject;
import assay.policy.SidecarKeys;
import assay.provenance.Capture;
import assay.provenance.Grade;
import assay.provenance.Grading;
import assay.provenance.Origin;
import assay.provenance.Provenance;
import assay.provenance.Vector;
import assay.stage.Item;
import assay.testkit.Fixtures;
import assay.testkit.Walk;
import assay.testkit.Walk.Seen;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TarProvenanceTest {
  private static final String SIDECAR = "{\"url\": \"https://images.example/%s.jpg\"}";

  @TempDir private Path folder;

  @Test
  void aSampleOfImg2datasetWithItsNoteIsP3() throws Exception {
    Provenance facts = img2dataset(Fixtures.locate("webdataset/img2dataset/00001.tar"));
    assertThat(facts.origin().flatMap(Origin::url))
        .contains("https://images.example.com/000010000.jpg");
    assertThat(facts.origin().flatMap(Origin::caption).orElseThrow().hex())
        .isEqualTo("eb1ad913284030b11f1a2187dc367f071c80e0509469b91ef25a189feafa62ee");
    Capture capture = facts.capture().orElseThrow();
    assertThat(capture.notBefore()).contains(Instant.ofEpochSecond(1767225600));
    assertThat(capture.notAfter()).contains(Instant.ofEpochSecond(1767225602));
    assertThat(capture.agent().orElseThrow().name()).isEqualTo("img2dataset");
    assertThat(facts.declaredDigest().orElseThrow().hex()).startsWith("d49cc660bd6be2bb");
    Vector vector = new Grading(facts).vector();
    assertThat(vector).isEqualTo(new Vector(3, 3, 2, 3, 1)); // the tool's version is not noted
    assertThat(vector.grade()).isEqualTo(Grade.P3);
  }

  private static final String HELD =
      "d49cc660bd6be2bbcd1bf8a9d356544e0f52c8079ec0344a025c5d13a2e5ff73";

  /**
   * The fixture's pictures lie as they were loaded, so that the digest of the download is that of
   * the bytes held.
   */
  @Test
  void everyFieldOfASampleOfImg2dataset() throws Exception {
    List<Seen> items =
        Walk.through(new TarFormat(), Fixtures.locate("webdataset/img2dataset/00001.tar")).items();
    assertThat(items.get(0).member()).isEqualTo("000010000.jpg");
    assertThat(record(items.get(0)))
        .isEqualTo(
            "{\"basis\":{\"capture\":\"declared\","
                + "\"capture.declaredDigest\":\"verified\","
                + "\"capture.digestCheck\":\"observed\",\"entry\":\"observed\","
                + "\"entry.steps\":\"declared\",\"origin\":\"declared\"},"
                + "\"capture\":{\"agent\":{\"name\":\"img2dataset\"},"
                + "\"declaredDigest\":{\"algorithm\":\"sha256\",\"value\":\""
                + HELD
                + "\"},\"digestCheck\":\"verified-raw\",\"method\":\"download\","
                + "\"notAfter\":\"2026-01-01T00:00:02Z\",\"notBefore\":\"2026-01-01T00:00:00Z\","
                + "\"truncated\":false},"
                + ENTRY
                + "\"steps\":[{\"inputSha256\":\""
                + HELD
                + "\",\"op\":\"download\",\"outputSha256\":\""
                + HELD
                + "\",\"tool\":\"img2dataset\"}]},"
                + "\"gaps\":[\"acquisition.dataset\",\"acquisition.time\","
                + "\"capture.http\",\"capture.serverIp\",\"origin.page\",\"origin.uploader\"],"
                + "\"grade\":\"P3\",\"item\":{},"
                + ORIGIN
                + "\"vector\":{\"chain\":1,\"how\":2,\"integrity\":3,\"when\":3,\"where\":3}}");
  }

  private static final String ENTRY =
      "\"entry\":{\"ingestedAt\":\"1970-01-01T00:00:00Z\",\"pipeline\":\"test\","
          + "\"pipelineVersion\":\"1\",";

  private static final String ORIGIN =
      "\"origin\":{\"captionSha256\":"
          + "\"eb1ad913284030b11f1a2187dc367f071c80e0509469b91ef25a189feafa62ee\","
          + "\"host\":\"images.example.com\","
          + "\"url\":\"https://images.example.com/000010000.jpg\"},"
          + "\"type\":\"assay.provenance/v1\",";

  /** They came with the picture, and no digest speaks of them. */
  @Test
  void everyFieldOfTheTextsOfASample() throws Exception {
    List<Seen> items =
        Walk.through(new TarFormat(), Fixtures.locate("webdataset/img2dataset/00001.tar")).items();
    for (Seen text : items.subList(1, 3)) {
      assertThat(text.member()).matches("000010000[.](json|txt)");
      String held = Digest.compute(DigestAlgorithm.SHA256, text.content()).hex();
      assertThat(record(text))
          .isEqualTo(
              "{\"basis\":{\"capture\":\"declared\",\"capture.digestCheck\":\"observed\","
                  + "\"entry\":\"observed\",\"entry.steps\":\"declared\","
                  + "\"origin\":\"declared\"},"
                  + "\"capture\":{\"agent\":{\"name\":\"img2dataset\"},"
                  + "\"digestCheck\":\"absent\",\"method\":\"download\","
                  + "\"notAfter\":\"2026-01-01T00:00:02Z\","
                  + "\"notBefore\":\"2026-01-01T00:00:00Z\",\"truncated\":false},"
                  + ENTRY
                  + "\"steps\":[{\"op\":\"download\",\"outputSha256\":\""
                  + held
                  + "\",\"tool\":\"img2dataset\"}]},"
                  + "\"gaps\":[\"acquisition.dataset\",\"acquisition.time\","
                  + "\"capture.digest\",\"capture.http\",\"capture.serverIp\",\"origin.page\","
                  + "\"origin.uploader\"],\"grade\":\"P2\",\"item\":{},"
                  + ORIGIN
                  + "\"vector\":{\"chain\":1,\"how\":2,\"integrity\":0,\"when\":3,\"where\":3}}");
    }
  }

  private static String record(Seen seen) {
    return seen.entered().json(JsonObject.empty()).write();
  }

  /** A column of one's own, kept by {@code save_additional_columns}. */
  @Test
  void whereTheToolsVersionIsStatedEveryStepIsNamedAndLinked() throws Exception {
    String json =
        "{\"url\": \"https://images.example/a.jpg\", \"key\": \"a\", \"status\": \"success\","
            + " \"fetch_time\": \"2024-05-01T10:00:00Z\", \"loader_version\": \"1.45.0\","
            + " \"sha256\": \""
            + HELD
            + "\"}";
    TarBytes tar = new TarBytes().file("a.jpg", "picture").file("a.json", json).end();
    Path file = Files.write(folder.resolve("made.tar"), tar.bytes());
    SidecarKeys usual = SidecarKeys.standard();
    SidecarKeys keys =
        new SidecarKeys(
            usual.url(), usual.page(), usual.time(), usual.caption(), List.of("loader_version"));
    Provenance facts = Walk.through(new TarFormat(keys), file).items().get(0).entered();
    assertThat(facts.capture().flatMap(Capture::agent).orElseThrow().version()).contains("1.45.0");
    // The picture was re-encoded: from what was sent to what is held, in one step.
    assertThat(new Grading(facts).vector()).isEqualTo(new Vector(3, 3, 2, 2, 3));
    assertThat(new Grading(Walk.through(new TarFormat(), file).items().get(0).entered()).vector())
        .isEqualTo(new Vector(3, 3, 2, 2, 1));
  }

  @Test
  void everySampleOfTheFixturesReachesItsGrade() throws Exception {
    everyPicture("webdataset/img2dataset/00001.tar", new Vector(3, 3, 2, 3, 1), Grade.P3);
    everyPicture("webdataset/gen-ustar.tar", new Vector(3, 0, 2, 3, 1), Grade.P1); // no note
  }

  private static void everyPicture(String fixture, Vector vector, Grade grade) throws Exception {
    List<Seen> pictures =
        Walk.through(new TarFormat(), Fixtures.locate(fixture)).items().stream()
            .filter(s -> s.member().endsWith(".jpg"))
            .toList();
    assertThat(pictures).hasSize(5);
    for (Walk.Seen picture : pictures) {
      Vector found = new Grading(picture.entered()).vector();
      assertThat(found).isEqualTo(vector);
      assertThat(found.grade()).isEqualTo(grade);
    }
  }

  @Test
  void everyFieldOfASampleWithItsTexts() throws Exception {
    String json =
        "{\"URL\": \"https://u:p@images.example/a.jpg\", \"page_url\": \"https://images.example/\","
            + " \"fetch_time\": \"2024-05-01T10:00:00Z\", \"__url__\":"
            + " \"https://shards.example/0\"}";
    TarBytes tar = new TarBytes().file("a.jpg", "picture").file("a.json", json);
    tar.file("a.txt", "a boat\n").end();
    Path file = Files.write(folder.resolve("made.tar"), tar.bytes());
    Seen picture = Walk.through(new TarFormat(), file).items().get(0);
    assertThat(picture.entered().json(JsonObject.empty()).write())
        .isEqualTo(
            "{\"basis\":{\"capture\":\"declared\",\"capture.digestCheck\":\"observed\",\"entry\":\"observed\","
                + "\"origin\":\"declared\"},\"capture\":{\"digestCheck\":\"absent\","
                + "\"notAfter\":\"2024-05-01T10:00:00Z\",\"notBefore\":\"2024-05-01T10:00:00Z\","
                + "\"truncated\":false},\"entry\":{\"ingestedAt\":\"1970-01-01T00:00:00Z\","
                + "\"pipeline\":\"test\",\"pipelineVersion\":\"1\"},\"gaps\":["
                + "\"acquisition.dataset\",\"acquisition.time\",\"capture.agent\","
                + "\"capture.digest\",\"capture.http\",\"capture.serverIp\",\"entry.steps\","
                + "\"origin.uploader\"],\"grade\":\"P2\",\"item\":{},\"origin\":{"
                + "\"captionSha256\":\"1cb78dba07d74a7bd0991ee37f386d08"
                + "bf1b464436976c68ecc4367b8746ac90\","
                + "\"host\":\"images.example\",\"pageUrl\":\"https://images.example/\","
                + "\"url\":\"https://images.example/a.jpg\"},\"type\":\"assay.provenance/v1\","
                + "\"vector\":{\"chain\":1,\"how\":0,\"integrity\":0,\"when\":3,\"where\":3}}");
  }

  @Test
  void aCaptionAloneNamesNoPlace() throws Exception {
    TarBytes tar = new TarBytes().file("a.jpg", "picture").file("a.txt", "a boat").end();
    Path file = Files.write(folder.resolve("made.tar"), tar.bytes());
    Seen picture = Walk.through(new TarFormat(), file).items().get(0);
    assertThat(picture.entered().origin().flatMap(Origin::caption)).isPresent();
    assertThat(new Grading(picture.entered()).vector().grade()).isEqualTo(Grade.P0);
  }

  @Test
  void withoutTheNoteTheTimeIsAGap() throws Exception {
    Path alone = folder.resolve("00001.tar");
    Files.copy(Fixtures.locate("webdataset/img2dataset/00001.tar"), alone);
    assertThat(new Grading(img2dataset(alone)).vector()).isEqualTo(new Vector(3, 0, 2, 3, 1));
  }

  @Test
  void theTextsOfASampleHaveItsOriginButNotItsDigest() throws Exception {
    Walk walk = Walk.through(new TarFormat(), Fixtures.locate("webdataset/img2dataset/00001.tar"));
    for (int i = 1; i <= 2; i++) {
      Provenance facts = walk.items().get(i).item().orElseThrow().provenance();
      assertThat(facts.origin().flatMap(Origin::url))
          .contains("https://images.example.com/000010000.jpg");
      assertThat(facts.declaredDigest()).isEmpty();
    }
  }

  @Test
  void aCompressedShardSaysTheSame() throws Exception {
    Provenance plain = img2dataset(Fixtures.locate("webdataset/gen-ustar.tar"));
    assertThat(plain.origin()).isPresent();
    for (String codec : List.of("gz", "zst", "xz", "bz2")) {
      assertThat(img2dataset(Fixtures.locate("webdataset/gen-ustar.tar." + codec)))
          .isEqualTo(plain);
    }
  }

  @Test
  void aSidecarMayStandBeforeOrBehindItsPictureAndApartFromIt() throws Exception {
    TarBytes tar = new TarBytes().file("a.json", SIDECAR.formatted("a")).file("b.jpg", "picture");
    for (int i = 0; i < 500; i++) {
      tar.file("other" + i + ".jpg", "picture");
    }
    tar.file("a.jpg", "picture").file("b.json", SIDECAR.formatted("b")).end();
    assertThat(url(tar, "a.jpg")).contains("https://images.example/a.jpg");
    assertThat(url(tar, "b.jpg")).contains("https://images.example/b.jpg");
  }

  @Test
  void beyondTheWindowItIsAGap() throws Exception {
    TarBytes tar = new TarBytes().file("a.jpg", "picture");
    for (int i = 0; i <= Scout.AHEAD; i++) {
      tar.file("other" + i + ".jpg", "picture");
    }
    tar.file("a.json", SIDECAR.formatted("a")).end();
    assertThat(url(tar, "a.jpg")).isEmpty();
  }

  @Test
  void onlySoManySidecarsAreRemembered() throws Exception {
    TarBytes tar = new TarBytes();
    for (int i = 0; i <= Scout.KEPT; i++) {
      tar.file("s" + i + ".json", SIDECAR.formatted("s" + i));
    }
    tar.file("s0.jpg", "picture").file("s1.jpg", "picture").end();
    assertThat(url(tar, "s0.jpg")).isEmpty();
    assertThat(url(tar, "s1.jpg")).contains("https://images.example/s1.jpg");
  }

  private Optional<String> url(TarBytes tar, String member) throws Exception {
    Path file = Files.write(folder.resolve("made.tar"), tar.bytes());
    Item item =
        Walk.through(new TarFormat(), file).items().stream()
            .filter(s -> s.member().equals(member))
            .findFirst()
            .flatMap(Seen::item)
            .orElseThrow();
    return item.provenance().origin().flatMap(Origin::url);
  }

  /** Of the first picture, as it is after the run has added what it knows. */
  private static Provenance img2dataset(Path file) throws Exception {
    return Walk.through(new TarFormat(), file).items().get(0).entered();
  }
}
