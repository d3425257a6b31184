package assay.dataset.folder;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.durable.AtomicFile;
import assay.fingerprint.Digest;
import assay.fingerprint.DigestAlgorithm;
import assay.provenance.Acquisition;
import assay.provenance.Actionable;
import assay.provenance.Grade;
import assay.provenance.Grading;
import assay.provenance.Ingest;
import assay.provenance.Provenance;
import assay.provenance.Vector;
import assay.stage.Choice;
import assay.stage.DatasetException;
import assay.stage.ShardFile;
import assay.stage.ShardIdentity;
import assay.testkit.Fixtures;
import assay.testkit.Walk;
import assay.testkit.Walk.Seen;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderFormatTest {
  @TempDir private Path folder;
  private Path in;
  private Path out;
  private final FolderFormat format = new FolderFormat();

  @BeforeEach
  void makeInput() throws IOException {
    in = Files.createDirectory(folder.resolve("in"));
    out = folder.resolve("out");
  }

  @Test
  void everyRegularFileIsAnItemInTheOrderOfThePathsBytes() throws Exception {
    for (String name : List.of("b", "a/x.jpg", "a.b", "a0", ".hidden", "\u00fc", "a/.y", "z/1/2")) {
      write(name, name);
    }
    Files.createDirectory(in.resolve("empty"));
    assertThat(walk(in).entries().stream().map(Seen::member))
        .containsExactly(".hidden", "a.b", "a/.y", "a/x.jpg", "a0", "b", "z/1/2", "\u00fc");
  }

  @Test
  void filesLieEndToEnd() throws Exception {
    copyImageFolder();
    long end = 0;
    for (Seen seen : walk(in).entries()) {
      assertThat(seen.extent().offset()).isEqualTo(end);
      assertThat(seen.extent().length()).isEqualTo(Files.size(in.resolve(seen.member())));
      assertThat(seen.content()).isEqualTo(Files.readAllBytes(in.resolve(seen.member())));
      end = seen.extent().end();
    }
    assertThat(end).isEqualTo(walk(in).identity().bytes());
  }

  @Test
  void theIdentityIsThatOfTheListOfDigests() throws Exception {
    write("b", "two");
    write("a/c", "one");
    String list = sha256("one") + "  a/c\n" + sha256("two") + "  b\n";
    assertThat(walk(in).identity()).isEqualTo(new ShardIdentity(6, sha256(list)));
  }

  @Test
  void anEmptyFolderIsAShardWithoutItems() throws Exception {
    assertThat(walk(in).entries()).isEmpty();
    assertThat(walk(in).identity()).isEqualTo(new ShardIdentity(0, sha256("")));
  }

  @Test
  void linksAreNotFollowedNotCopiedAndSaid() throws Exception {
    write("real", "bytes");
    Files.createSymbolicLink(in.resolve("link"), Path.of("real"));
    Files.createSymbolicLink(in.resolve("round"), Path.of("."));
    assertThat(walk(in).entries().stream().map(Seen::member)).containsExactly("real");
    assertThat(walk(in).warnings()).hasSize(1).first().asString().startsWith("in: 2 links");
    rewriteWithout(seen -> false);
    assertThat(contents(out)).containsOnlyKeys("real");
  }

  @Test
  void filesThatBelongElsewhereAreNotSeenAndNotCopied() throws Exception {
    write("a.tar", "shard");
    write("a.jpg", "picture");
    FolderFormat rest = new FolderFormat(Path.of("a.tar")::equals);
    Walk walk = Walk.through(rest, in);
    assertThat(walk.entries().stream().map(Seen::member)).containsExactly("a.jpg");
    rest.rewrite(shard(), walk.identity(), walk.without(s -> false).iterator(), out);
    assertThat(contents(out)).containsOnlyKeys("a.jpg");
  }

  @Test
  void withNothingRemovedTheCopyIsTheInput() throws Exception {
    copyImageFolder();
    ShardIdentity written = rewriteWithout(seen -> false);
    assertThat(contents(out)).isEqualTo(contents(in));
    assertThat(written).isEqualTo(walk(in).identity()).isEqualTo(walk(out).identity());
  }

  @Test
  void eachFileCanBeRemovedAloneAndTheOthersStayAsTheyAre() throws Exception {
    copyImageFolder();
    for (Seen gone : walk(in).entries()) {
      ShardIdentity written = rewriteWithout(seen -> seen.member().equals(gone.member()));
      Map<String, String> expected = contents(in);
      expected.remove(gone.member());
      expected.keySet().removeIf(name -> name.contains("metadata"));
      Map<String, String> found = contents(out);
      found.keySet().removeIf(name -> name.contains("metadata"));
      assertThat(found).as(gone.member()).isEqualTo(expected);
      assertThat(written).isEqualTo(walk(out).identity());
    }
  }

  @Test
  void allFilesCanBeRemoved() throws Exception {
    copyImageFolder();
    rewriteWithout(seen -> true);
    assertThat(contents(out)).isEmpty();
    assertThat(out).isDirectory();
  }

  @Test
  void whatAnEarlierRunLeftIsRemovedToo() throws Exception {
    write("a.jpg", "picture");
    rewriteWithout(seen -> false);
    rewriteWithout(seen -> true);
    assertThat(contents(out)).isEmpty();
  }

  @Test
  void textsOfTheSameStemOrNameLeaveWithAFile() throws Exception {
    for (String name :
        List.of(
            "7.jpg", "7.txt", "7.json", "7.caption", "7.jpg.json", "7.png", "77.txt", "d/7.txt")) {
      write(name, name);
    }
    rewriteWithout(seen -> seen.member().equals("7.jpg"));
    assertThat(contents(out)).containsOnlyKeys("7.png", "77.txt", "d/7.txt");
  }

  @Test
  void aTextLeavesAlone() throws Exception {
    write("7.jpg", "picture");
    write("7.txt", "text");
    rewriteWithout(seen -> seen.member().equals("7.txt"));
    assertThat(contents(out)).containsOnlyKeys("7.jpg");
  }

  @Test
  void rowsOfRemovedFilesAreDroppedAndOthersKeepTheirBytes() throws Exception {
    copyImageFolder();
    rewriteWithout(seen -> seen.member().matches("train/(1.jpg|a b/.*gif)"));
    assertThat(Files.readString(out.resolve("train/metadata.csv")))
        .isEqualTo("file_name,text\n2.png,two\na b/3.WEBP,three\n");
    assertThat(Files.readString(out.resolve("metadata.jsonl")))
        .isEqualTo(
            """
            {"file_name":"train/2.png","text":"two"}\r

            {"text":"no file","file_name":null}
            """);
  }

  @Test
  void rowsAreFoundInWhateverFormTheNameIsWritten() throws Exception {
    write("d/\u00fc.jpg", "picture");
    write("d/other.jpg", "another");
    write(
        "d/metadata.jsonl",
        """
        {"mask_file_name": "u\\u0308.jpg"}\r
        {"file_name": "./x/../\\u00fc.jpg"}
        {"file_names": ["other.jpg", "\\u00fc.jpg"]}
        {"file_name": "other.jpg", "n": 1.0}\r
        not json\
        """);
    write("metadata.csv", "n,\"file_name\"\r\n1,\"d/\u00fc.jpg\"\r\n\"2\n\",d/other.jpg\r\n3");
    rewriteWithout(seen -> seen.member().startsWith("d/\u00fc"));
    assertThat(Files.readString(out.resolve("d/metadata.jsonl")))
        .isEqualTo("{\"file_name\": \"other.jpg\", \"n\": 1.0}\r\nnot json");
    assertThat(Files.readString(out.resolve("metadata.csv")))
        .isEqualTo("n,\"file_name\"\r\n\"2\n\",d/other.jpg\r\n3");
  }

  @Test
  void aFolderThatChangedIsNotPublishedAtAll() throws Exception {
    write("a", "one");
    write("b", "two");
    Walk screened = walk(in);
    List<Choice> choices = screened.without(seen -> false);
    write("b", "TWO");
    assertThatThrownBy(() -> format.rewrite(shard(), screened.identity(), choices.iterator(), out))
        .isInstanceOf(DatasetException.class)
        .hasMessageStartingWith("in: ");
    assertThat(out).doesNotExist();
    write("b", "two");
    write("c", "more");
    assertThatThrownBy(() -> format.rewrite(shard(), screened.identity(), choices.iterator(), out))
        .isInstanceOf(DatasetException.class);
    assertThat(out).doesNotExist();
  }

  @Test
  void theOutputNeverLiesInTheInput() throws Exception {
    write("a", "one");
    Walk screened = walk(in);
    for (Path inside : List.of(in, in.resolve("out"))) {
      var choices = screened.without(seen -> false).iterator();
      assertThatThrownBy(() -> format.rewrite(shard(), screened.identity(), choices, inside))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void timesAndDownloadAttributesAreKept() throws Exception {
    write("a.jpg", "picture");
    attribute("a.jpg", "xdg.origin.url", "https://images.example/a.jpg");
    Files.setLastModifiedTime(
        in.resolve("a.jpg"), FileTime.from(Instant.ofEpochSecond(1_700_000_000)));
    rewriteWithout(seen -> false);
    assertThat(Files.getLastModifiedTime(out.resolve("a.jpg")).toInstant())
        .isEqualTo(Instant.ofEpochSecond(1_700_000_000));
    assertThat(entered(out).origin().orElseThrow().url()).contains("https://images.example/a.jpg");
    assertThat(AtomicFile.temporary(out.resolve("a.jpg"))).doesNotExist();
  }

  @Test
  void downloadAttributesGiveThePlaceButOnlyABoundOfTheTime() throws Exception {
    write("a.jpg", "picture");
    attribute("a.jpg", "xdg.origin.url", "https://images.example/a.jpg");
    attribute("a.jpg", "xdg.referrer.url", "https://images.example/gallery");
    Provenance facts = entered(in);
    assertThat(facts.origin().orElseThrow().pageUrl()).contains("https://images.example/gallery");
    Vector vector = new Grading(facts).vector();
    assertThat(vector).isEqualTo(new Vector(3, 1, 0, 0, 1));
    assertThat(vector.grade()).isEqualTo(Grade.P2);
    assertThat(vector.actionable()).isEqualTo(Actionable.PARTLY);
  }

  @Test
  void aFileAndNothingElseSaysNothing() throws Exception {
    write("a.jpg", "picture");
    Vector vector = new Grading(entered(in)).vector();
    assertThat(vector).isEqualTo(new Vector(0, 0, 0, 0, 1));
    assertThat(vector.grade()).isEqualTo(Grade.P0);
  }

  @Test
  void aSidecarAndTheNoteOfItsShardGiveP3() throws Exception {
    write("00000/000000007.jpg", "picture");
    write(
        "00000/000000007.json",
        "{\"url\":\"https://images.example/7.jpg\",\"key\":\"000000007\",\"status\":\"success\",\"sha256\":\""
            + sha256("other")
            + "\"}");
    write("00000_stats.json", "{\"start_time\": 1767225600.5, \"end_time\": 1767228000.25}");
    Provenance facts = entered(in);
    Vector vector = new Grading(facts).vector();
    assertThat(vector).isEqualTo(new Vector(3, 3, 2, 2, 1));
    assertThat(vector.grade()).isEqualTo(Grade.P3);
    assertThat(facts.capture().orElseThrow().beforeTransformation()).isTrue();
  }

  /** Of the first item that is a picture, or else text. */
  private Provenance entered(Path root) throws Exception {
    Seen picture =
        walk(root).items().stream()
            .filter(s -> s.member().endsWith(".jpg"))
            .findFirst()
            .orElseThrow();
    Ingest ingest = new Ingest(Optional.of(Instant.EPOCH), "test", "1", List.of());
    return picture.item().orElseThrow().provenance().entered(Acquisition.unknown(), ingest);
  }

  private ShardIdentity rewriteWithout(Predicate<Seen> leaves) throws Exception {
    Walk walk = walk(in);
    return format.rewrite(shard(), walk.identity(), walk.without(leaves).iterator(), out);
  }

  private ShardFile shard() {
    return new ShardFile(in, "in");
  }

  private Walk walk(Path root) throws Exception {
    return Walk.through(format, root);
  }

  private void write(String name, String content) throws IOException {
    Path file = in.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }

  private void attribute(String name, String key, String value) throws IOException {
    Files.getFileAttributeView(in.resolve(name), UserDefinedFileAttributeView.class)
        .write(key, ByteBuffer.wrap(value.getBytes(UTF_8)));
  }

  private void copyImageFolder() throws IOException {
    Path source = Fixtures.locate("misc/imagefolder");
    try (Stream<Path> files = Files.walk(source)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = in.resolve(source.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.write(copy, Files.readAllBytes(file));
      }
    }
  }

  private static Map<String, String> contents(Path root) throws IOException {
    Map<String, String> all = new TreeMap<>(new HashMap<>());
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Digest digest = Digest.compute(DigestAlgorithm.SHA256, Files.readAllBytes(file));
        all.put(root.relativize(file).toString(), digest.hex());
      }
    }
    return all;
  }

  private static String sha256(String text) {
    return Digest.compute(DigestAlgorithm.SHA256, text.getBytes(UTF_8)).hex();
  }
}
