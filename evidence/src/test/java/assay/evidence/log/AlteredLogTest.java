package assay.evidence.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.merkle.Hash;
import assay.merkle.TreeHead;
import assay.stage.CustodyException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Logs that were altered, and by whom they are refused. */
class AlteredLogTest {
  @TempDir private Path directory;

  private static AttestationLog open(Path folder) throws IOException {
    return AttestationLog.open(folder, new FakeSigner(), FakeSigner::isGenuine, LogObserver.NONE);
  }

  private Path written(int size) throws IOException {
    return LogFolders.write(directory.resolve("log-" + size), size, new FakeSigner());
  }

  @Test
  void aCheckpointThatIsLargerThanTheTilesIsRefused() throws IOException {
    Path folder = written(5);
    Files.writeString(folder.resolve("checkpoint"), new FakeSigner().sign(6, Hash.ofNothing()));
    refused(folder, "tile/0/000.p/6: ");
  }

  @Test
  void aCheckpointOfOtherTilesIsRefused() throws IOException {
    Path folder = written(5);
    Files.writeString(folder.resolve("checkpoint"), new FakeSigner().sign(5, Hash.ofNothing()));
    refused(folder, "checkpoint: its root differs");
  }

  @Test
  void aLogWithoutItsCheckpointIsRefused() throws IOException {
    Path folder = written(5);
    Files.delete(folder.resolve("checkpoint"));
    refused(folder, "checkpoint: the file is missing");
  }

  @Test
  void aCheckpointThatIsNotGenuineIsRefused() throws IOException {
    Path folder = written(5);
    Path checkpoint = folder.resolve("checkpoint");
    Files.writeString(checkpoint, Files.readString(checkpoint).replace("AAAAAA==", "AAAAAQ=="));
    refused(folder, "checkpoint: the signature");
  }

  @ParameterizedTest
  @CsvSource({
    "example.org/log, example.org/other",
    "'\n5\n', '\n05\n'",
    "'\n5\n', '\n+5\n'",
    "'=\n', '\n'"
  })
  void anythingButACheckpointOfThisLogIsRefused(String part, String instead) throws IOException {
    Path folder = written(5);
    Path checkpoint = folder.resolve("checkpoint");
    String text = Files.readString(checkpoint);
    int at = text.indexOf(part);
    Files.writeString(
        checkpoint, text.substring(0, at) + instead + text.substring(at + part.length()));
    refused(folder, "checkpoint: ");
  }

  private static void refused(Path folder, String message) throws IOException {
    byte[] before = readIfThere(folder.resolve("checkpoint"));
    assertThatThrownBy(() -> open(folder))
        .isInstanceOf(CustodyException.class)
        .hasMessageStartingWith(message);
    assertThat(readIfThere(folder.resolve("checkpoint"))).isEqualTo(before);
  }

  private static byte[] readIfThere(Path file) throws IOException {
    return Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
  }

  @Test
  void anIntentThatNoTilesBearOutIsRefused() throws IOException {
    Path folder = written(5);
    new LogFiles(folder, FakeSigner.ORIGIN).intend(new TreeHead(5, Hash.ofLeaf(new byte[0])));
    refused(folder, "checkpoint: another root was to be signed");
    new LogFiles(folder, FakeSigner.ORIGIN).intend(new TreeHead(6, Hash.ofLeaf(new byte[0])));
    refused(folder, "tile/0/000.p/6: ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tile/0/000",
        "tile/1/000.p/1",
        "tile/0/001.p/44",
        "tile/entries/000",
        "tile/entries/001.p/44"
      })
  void theFirstFileThatDiffersIsNamed(String name) throws IOException {
    Path folder = written(300);
    LogView view = LogView.open(folder, FakeSigner.ORIGIN, FakeSigner::isGenuine);
    Path file = folder.resolve(name);
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 1] ^= 1;
    Files.write(file, bytes);
    assertThatThrownBy(view::verify)
        .isInstanceOf(CustodyException.class)
        .hasMessageContaining(name);
  }

  @Test
  void damagedTilesProveNothing() throws IOException {
    Path folder = written(300);
    LogView view = LogView.open(folder, FakeSigner.ORIGIN, FakeSigner::isGenuine);
    Path file = folder.resolve("tile/0/000");
    byte[] bytes = Files.readAllBytes(file);
    bytes[40] ^= 1;
    Files.write(file, bytes);
    assertThatThrownBy(() -> view.inclusion(0)).isInstanceOf(CustodyException.class);
    assertThatThrownBy(() -> view.consistency(100)).isInstanceOf(CustodyException.class);
  }

  @Test
  void aDamagedBundleIsNotExtended() throws IOException {
    Path folder = written(5);
    Path file = folder.resolve("tile/entries/000.p/5");
    byte[] bytes = Files.readAllBytes(file);
    bytes[2] ^= 1;
    Files.write(file, bytes);
    AttestationLog log = open(folder);
    assertThatThrownBy(() -> log.append(LogFolders.entry(5)))
        .isInstanceOf(CustodyException.class)
        .hasMessageContaining("tile/entries/000.p/5");
    assertThat(log.view().head().size()).isEqualTo(5);
  }
}
