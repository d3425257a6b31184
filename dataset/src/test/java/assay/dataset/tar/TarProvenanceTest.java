package assay.dataset.tar;

import static org.assertj.core.api.Assertions.assertThat;

import assay.json.JsonObject;
import assay.provenance.Acquisition;
import assay.provenance.Capture;
import assay.provenance.Grade;
import assay.provenance.Grading;
import assay.provenance.Ingest;
import assay.provenance.Origin;
import assay.provenance.Provenance;
import assay.provenance.Vector;
import assay.stage.Item;
import assay.testkit.Fixtures;
import assay.testkit.Walk;
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
    assertThat(vector).isEqualTo(new Vector(3, 3, 2, 2, 1)); // the tool's version is not noted
    assertThat(vector.grade()).isEqualTo(Grade.P3);
  }

  @Test
  void everySampleOfTheFixturesReachesItsGrade() throws Exception {
    everyPicture("webdataset/img2dataset/00001.tar", new Vector(3, 3, 2, 2, 1), Grade.P3);
    everyPicture("webdataset/gen-ustar.tar", new Vector(3, 0, 2, 2, 1), Grade.P1); // no note
  }

  private static void everyPicture(String fixture, Vector vector, Grade grade) throws Exception {
    List<Walk.Seen> pictures =
        Walk.through(new TarFormat(), Fixtures.locate(fixture)).items().stream()
            .filter(s -> s.member().endsWith(".jpg"))
            .toList();
    assertThat(pictures).hasSize(5);
    for (Walk.Seen picture : pictures) {
      Vector found = new Grading(entered(picture.item().orElseThrow())).vector();
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
    Item picture = Walk.through(new TarFormat(), file).items().get(0).item().orElseThrow();
    assertThat(entered(picture).json(JsonObject.empty()).write())
        .isEqualTo(
            "{\"basis\":{\"acquisition\":\"operator\",\"capture\":\"declared\","
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
    Item picture = Walk.through(new TarFormat(), file).items().get(0).item().orElseThrow();
    assertThat(picture.provenance().origin().flatMap(Origin::caption)).isPresent();
    assertThat(new Grading(entered(picture)).vector().grade()).isEqualTo(Grade.P0);
  }

  @Test
  void withoutTheNoteTheTimeIsAGap() throws Exception {
    Path alone = folder.resolve("00001.tar");
    Files.copy(Fixtures.locate("webdataset/img2dataset/00001.tar"), alone);
    assertThat(new Grading(img2dataset(alone)).vector()).isEqualTo(new Vector(3, 0, 2, 2, 1));
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
            .flatMap(Walk.Seen::item)
            .orElseThrow();
    return item.provenance().origin().flatMap(Origin::url);
  }

  /** Of the first picture, as it is after the run has added what it knows. */
  private static Provenance img2dataset(Path file) throws Exception {
    Walk walk = Walk.through(new TarFormat(), file);
    return entered(walk.items().get(0).item().orElseThrow());
  }

  private static Provenance entered(Item picture) {
    Ingest ingest = new Ingest(Optional.of(Instant.EPOCH), "test", "1", List.of());
    return picture.provenance().entered(Acquisition.unknown(), ingest);
  }
}
