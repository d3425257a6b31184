package assay.cli.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads shards back with the system's {@code tar}. */
class SampleTarTest {
  private static final Picture PICTURE = Picture.jpeg(new byte[1234]);

  @TempDir Path folder;

  @Test
  void aSampleIsAPictureWhatIsKnownOfItAndACaption() throws Exception {
    Path file = folder.resolve("a.tar");
    try (SampleTar tar = SampleTar.create(file, 7, new Site("a", 1))) {
      assertThat(tar.put(PICTURE)).isEqualTo("000070000.jpg");
      assertThat(tar.put(PICTURE)).isEqualTo("000070001.jpg");
    }
    assertThat(tar("-tf", file).lines())
        .containsExactly(
            "000070000.jpg",
            "000070000.json",
            "000070000.txt",
            "000070001.jpg",
            "000070001.json",
            "000070001.txt");
    JsonObject known = JsonObject.parse(tar("-xOf", file, "000070001.json"));
    assertThat(known.text("key")).contains("000070001");
    assertThat(known.text("caption")).contains(tar("-xOf", file, "000070001.txt"));
    assertThat(known.text("url").orElseThrow()).endsWith("/a/000001.jpg");
  }

  @Test
  void aMemberHasItsSizeModeOwnerAndDate() throws Exception {
    Path file = folder.resolve("a.tar");
    try (TarFile tar = TarFile.create(file)) {
      tar.add("one.jpg", new byte[513]);
    }
    assertThat(tar("--utc", "--full-time", "-tvf", file.toString()))
        .matches("-r--r--r-- sample/sample +513 2026-03-01 00:00:00 one.jpg\n");
    assertThat(Files.size(file)).isEqualTo(512 + 1024 + 1024);
  }

  @Test
  void aNameThatDoesNotFitIsRefused() throws IOException {
    try (TarFile tar = TarFile.create(folder.resolve("a.tar"))) {
      tar.add("n".repeat(100), new byte[0]);
      assertThatThrownBy(() -> tar.add("n".repeat(101), new byte[0]))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static String tar(String option, Path file, String... members) throws Exception {
    List<String> arguments = new ArrayList<>(List.of(option, file.toString()));
    arguments.addAll(List.of(members));
    return tar(arguments.toArray(String[]::new));
  }

  private static String tar(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("tar"));
    command.addAll(List.of(arguments));
    Process tar = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(tar.getInputStream().readAllBytes(), UTF_8);
    assertThat(tar.waitFor()).as(output).isZero();
    return output;
  }
}
