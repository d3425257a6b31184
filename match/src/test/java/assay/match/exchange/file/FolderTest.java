package assay.match.exchange.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.json.JsonObject;
import assay.match.exchange.ExchangeException;
import assay.match.exchange.Folded;
import assay.match.exchange.HashListExchange;
import assay.match.exchange.Page;
import assay.match.exchange.Pull;
import assay.match.exchange.Settings;
import assay.testkit.Fixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderTest {
  private static final Instant NOW = Instant.parse("2024-03-06T00:00:00Z");
  private static final String MD5 = "0".repeat(32);

  @TempDir private Path folder;

  private static HashListExchange at(Path path) {
    return FileExchanges.folder(Settings.of(Map.of("path", path.toString()), Map.of()));
  }

  private void write(String name, String text, String modified) throws IOException {
    Files.writeString(folder.resolve(name), text);
    Files.setLastModifiedTime(folder.resolve(name), FileTime.from(Instant.parse(modified)));
  }

  @Test
  void theRecordedListIsRead() throws Exception {
    Folded fold =
        new Folded()
            .pull(at(Fixtures.locate("pdq/exchange-samples/local-file.txt").toAbsolutePath()), NOW);
    assertThat(fold.values().stream().map(text -> text.substring(text.indexOf(' ') + 1)))
        .containsExactlyInAnyOrder(
            "pdq:f8f8f0cee0f4a84f06370a22038f63f0b36e2ed596621e1d33e6b39c4e9c9b22",
            "pdq:e64cc9d91c623882f8d1f1d9a398e78c9f199b3bd83924f2b7e11e0bf861b064",
            "md5:ffeeddccbbaa99887766554433221100");
  }

  @Test
  void allFilesAreOneListOfTheTimeOfTheNewest() throws Exception {
    write("a.csv", "md5,id\n" + MD5 + ",7\n", "2024-03-01T00:00:00Z");
    write("b.txt", "md5 " + MD5 + "\n", "2024-03-02T00:00:00Z");
    write(".c.part", "not yet", "2024-03-03T00:00:00Z");
    Folded fold = new Folded().pull(at(folder), NOW);
    assertThat(fold.listed()).hasSize(2);
    assertThat(fold.listed().keySet()).anyMatch(key -> key.startsWith("/7#"));
    assertThat(fold.complete()).contains(Instant.parse("2024-03-02T00:00:00Z"));
    write("b.txt", "md5 " + MD5 + "\n", "2031-01-01T00:00:00Z");
    assertThat(fold.pull(at(folder), NOW).complete()).contains(NOW);
  }

  @Test
  void anUnchangedFolderIsNotReadAgain() throws Exception {
    write("a.csv", "md5,id\n" + MD5 + ",7\n", "2024-03-01T00:00:00Z");
    Folded fold = new Folded().pull(at(folder), NOW);
    try (Pull pull = at(folder).pull(fold.cursor(), NOW)) {
      Page page = pull.next();
      assertThat(page.told()).isEmpty();
      assertThat(page.fresh()).isFalse();
      assertThat(page.complete()).isPresent();
    }
    // of the same length and time, and only the name another: both are other states
    write("a.csv", "md5,id\n" + MD5 + ",8\n", "2024-03-01T00:00:00Z");
    fold.pull(at(folder), NOW);
    assertThat(fold.listed().keySet()).hasSize(1).allMatch(key -> key.startsWith("/8#"));
    Files.move(folder.resolve("a.csv"), folder.resolve("b.csv"));
    JsonObject before = fold.cursor();
    assertThat(fold.pull(at(folder), NOW).cursor()).isNotEqualTo(before);
  }

  @Test
  void whatIsNotThereAnyMoreIsWithdrawn() throws Exception {
    write("a.csv", "md5,id\n" + MD5 + ",7\n" + MD5 + ",8\n", "2024-03-01T00:00:00Z");
    write("b.txt", "md5 " + MD5 + "\n", "2024-03-02T00:00:00Z");
    Folded fold = new Folded().pull(at(folder), NOW);
    Files.delete(folder.resolve("b.txt"));
    write("a.csv", "md5,id\n" + MD5 + ",8\n", "2024-03-01T00:00:00Z");
    assertThat(fold.pull(at(folder), NOW).listed().keySet())
        .hasSize(1)
        .allMatch(key -> key.startsWith("/8#"));
  }

  @Test
  void whatChangesWhileItIsReadIsNotComplete() throws Exception {
    StringBuilder many = new StringBuilder("md5\n");
    for (int i = 0; i < 20_000; i++) {
      many.append("%032x\n".formatted(i));
    }
    write("a.csv", many.toString(), "2024-03-01T00:00:00Z");
    write("b.csv", "md5\n" + MD5 + "\n", "2024-03-01T00:00:00Z");
    requireChanged(() -> Files.writeString(folder.resolve("b.csv"), "md5\n" + MD5 + "\n#\n"));
    requireChanged(() -> Files.writeString(folder.resolve("c.csv"), "md5\n" + MD5 + "\n"));
    requireChanged(() -> Files.move(folder.resolve("c.csv"), folder.resolve("d.csv")));
    requireChanged(() -> Files.writeString(folder.resolve("a.csv"), many + "#\n"));
  }

  /** Does something. */
  @FunctionalInterface
  private interface Doing {
    Object run() throws IOException;
  }

  private void requireChanged(Doing change) throws Exception {
    try (Pull pull = at(folder).pull(JsonObject.empty(), NOW)) {
      pull.next();
      change.run();
      assertThatThrownBy(
              () -> {
                Page page = pull.next();
                while (page.complete().isEmpty()) {
                  page = pull.next();
                }
              })
          .isInstanceOf(ExchangeException.class)
          .hasMessageEndingWith(": it was changed while it was read");
    }
    assertThat(new Folded().pull(at(folder), NOW).complete()).isPresent();
  }

  @Test
  void aFolderThatIsEmptyOrGoneWithdrawsNothing() throws Exception {
    assertThatThrownBy(() -> new Folded().pull(at(folder), NOW))
        .hasMessage(folder + ": the folder has no files");
    assertThatThrownBy(() -> new Folded().pull(at(folder.resolve("gone")), NOW))
        .isInstanceOf(IOException.class)
        .hasMessage(folder.resolve("gone") + ": there is no such file or folder");
    write("a.csv", "md5\n", "2024-03-01T00:00:00Z");
    assertThatThrownBy(() -> new Folded().pull(at(folder), NOW))
        .hasMessage(folder.resolve("a.csv") + ": there are no entries");
  }

  @Test
  void theKeyIsMadeOfAllThatMakesTheEntry() throws Exception {
    write(
        "a.csv",
        """
        algorithm,value,id,classification
        md5,%1$s,7,A
        md5,%1$s,7,B
        md5,%1$s,8,A
        md5,%1$s,,A
        md5,%1$s,,
        md5,%1$s,7,A
        """
            .formatted(MD5),
        "2024-03-01T00:00:00Z");
    assertThat(new Folded().pull(at(folder), NOW).listed()).hasSize(5);
  }

  @Test
  void thePathIsAbsolute() {
    assertThatThrownBy(() -> at(Path.of("lists")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the path must be absolute");
  }

  @Test
  void aSettingThatIsNotKnownIsRefused() {
    assertThatThrownBy(
            () ->
                FileExchanges.folder(
                    Settings.of(Map.of("path", "/x", "algoritm", "md5"), Map.of())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("the exchange has no setting algoritm");
  }
}
