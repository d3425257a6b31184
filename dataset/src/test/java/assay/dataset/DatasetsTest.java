package assay.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.dataset.Datasets.Shard;
import assay.testkit.Fixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetsTest {
  @TempDir private Path folder;
  private final Datasets datasets = new Datasets(Datasets.formats());

  @Test
  void inADirectoryWhatIsRecognisedIsAShardAndTheRestIsAFolder() throws Exception {
    tar("in/b/2.bin");
    tar("in/a.tar");
    text("in/a.txt");
    text("in/not-an-archive.tar");
    Files.createSymbolicLink(folder.resolve("in/link.tar"), Path.of("a.tar"));
    List<Shard> shards = datasets.find(List.of(folder.resolve("in")));
    assertThat(names(shards)).containsExactly("tar a.tar", "tar b/2.bin", "folder .");
    try (var reader = shards.get(2).format().read(shards.get(2).file())) {
      assertThat(reader.next().orElseThrow().member()).isEqualTo("a.txt");
      assertThat(reader.next().orElseThrow().member()).isEqualTo("not-an-archive.tar");
      assertThat(reader.next()).isEmpty();
    }
  }

  @Test
  void everyInstalledFormatIsAsked() throws Exception {
    write("in/warc", Files.readAllBytes(Fixtures.locate("warc/gen-forms.warc.gz")));
    write("in/tar.gz", Files.readAllBytes(Fixtures.locate("webdataset/gen-ustar.tar.gz")));
    write("in/text.gz", Files.readAllBytes(Fixtures.locate("misc/double-gzip-zeros.gz")));
    assertThat(names(datasets.find(List.of(folder.resolve("in")))))
        .containsExactly("tar tar.gz", "warc warc", "folder .");
  }

  @Test
  void aDirectoryOfShardsOnlyHasNoFolder() throws Exception {
    tar("in/a.tar");
    assertThat(names(datasets.find(List.of(folder.resolve("in"))))).containsExactly("tar a.tar");
  }

  @Test
  void aFileIsNamedByItsBaseName() throws Exception {
    tar("in/deep/a.tar");
    assertThat(names(datasets.find(List.of(folder.resolve("in/deep/a.tar")))))
        .containsExactly("tar a.tar");
  }

  @Test
  void inputsThatWouldBeWrittenToOnePlaceAreRefusedWithBothNames() throws Exception {
    tar("one/a.tar");
    tar("two/a.tar");
    text("one/x");
    text("two/x");
    refuses("one", "two");
    refuses("one/a.tar", "two/a.tar");
    refuses("one/a.tar", "one");
  }

  @Test
  void aShardIsNotWrittenOverAFileOfAFolder() throws Exception {
    text("one/a.tar");
    tar("two/a.tar");
    refuses("one", "two");
    refuses("two/a.tar", "one");
  }

  @Test
  void whatIsNotThereOrNotKnownIsRefused() throws Exception {
    text("a.jpg");
    for (String input : List.of("a.jpg", "missing")) {
      assertThatThrownBy(() -> datasets.find(List.of(folder.resolve(input))))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith(folder.resolve(input) + ": ");
    }
  }

  private void refuses(String one, String other) {
    assertThatThrownBy(() -> datasets.find(List.of(folder.resolve(one), folder.resolve(other))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(folder.resolve(one).toString())
        .hasMessageContaining(folder.resolve(other).toString());
  }

  private static List<String> names(List<Shard> shards) {
    return shards.stream().map(s -> s.format().name() + " " + s.file().name()).toList();
  }

  private void tar(String name) throws IOException {
    write(name, Files.readAllBytes(Fixtures.locate("webdataset/gen-image-last.tar")));
  }

  private void text(String name) throws IOException {
    write(name, "plain".getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  private void write(String name, byte[] bytes) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
  }
}
