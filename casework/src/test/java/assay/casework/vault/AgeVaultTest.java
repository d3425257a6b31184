package assay.casework.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.durable.OwnerOnly;
import assay.stage.CustodyException;
import assay.stage.Vault;
import assay.testkit.VaultContract;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgeVaultTest extends VaultContract {
  @TempDir private Path workspace;
  private TestVault disk;
  private AgeVault vault;

  @BeforeEach
  void openTheVault() throws IOException {
    disk = new TestVault(workspace);
    vault = disk.open();
  }

  @AfterEach
  void noContentIsEverOnDiskInTheClearAndNothingIsLeftUnfinished() throws IOException {
    disk.holdsNowhere(MARKER);
    assertThat(disk.unfinished()).isEmpty();
  }

  @Override
  protected Vault vault() {
    return vault;
  }

  @Override
  protected byte[] opened(String name) throws IOException {
    return disk.opened(name);
  }

  @Override
  protected Set<String> names() throws IOException {
    return disk.names();
  }

  @Test
  void aContainerLiesInAFolderOfTheFirstTwoDigitsOfItsName() throws Exception {
    String name = seal(Vault.Kind.ITEM, content(10));
    assertThat(name).matches("[0-9a-f]{64}");
    assertThat(workspace.resolve("vault").resolve(name.substring(0, 2)).resolve(name + ".age"))
        .exists();
  }

  @Test
  void nothingInTheVaultIsOpenToOthers() throws Exception {
    seal(Vault.Kind.ITEM, content(10));
    try (Stream<Path> files = Files.walk(disk.directory())) {
      for (Path file : files.filter(f -> !f.endsWith("lock")).toList()) {
        assertThat(OwnerOnly.isExposed(file)).as(file.toString()).isFalse();
      }
    }
  }

  @Test
  void sealingNeedsNoIdentity() throws Exception {
    Path elsewhere = Files.move(disk.identity(), workspace.resolve("elsewhere.txt"));
    vault = disk.open();
    String name = seal(Vault.Kind.ITEM, content(10));
    Files.move(elsewhere, disk.identity());
    assertThat(opened(name)).isEqualTo(content(10));
  }

  @Test
  void withTheSameNamesKeyTheNamesAreTheSameInEveryRun() throws Exception {
    String name = seal(Vault.Kind.ITEM, content(10));
    Files.delete(disk.file(name));
    vault = disk.open();
    assertThat(seal(Vault.Kind.ITEM, content(10))).isEqualTo(name);
    assertThat(opened(name)).isEqualTo(content(10));
  }

  @Test
  void aWriterIsNotSweptAwayByAnotherRunOfTheSameProcess() throws Exception {
    byte[] content = content(200_000);
    String name =
        vault.seal(
            Vault.Kind.ITEM,
            sha256(content),
            "image/png",
            out -> {
              out.write(content, 0, 100_000);
              disk.open();
              assertThat(disk.unfinished()).hasSize(1);
              out.write(content, 100_000, 100_000);
            });
    assertThat(opened(name)).isEqualTo(content);
  }

  @Test
  void whatADeadRunLeftIsRemovedAndItsContainersStay() throws Exception {
    String name = seal(Vault.Kind.ITEM, content(10));
    Files.write(disk.directory().resolve("tmp").resolve("dead.part"), new byte[] {1, 2, 3});
    vault = disk.open();
    assertThat(disk.unfinished()).isEmpty();
    assertThat(names()).containsExactly(name);
  }

  @Test
  void everyFlippedByteIsRefused() throws Exception {
    byte[] content = content(500);
    Path file = disk.file(seal(Vault.Kind.ITEM, content));
    byte[] whole = Files.readAllBytes(file);
    for (int i = 0; i < whole.length; i++) {
      byte[] altered = whole.clone();
      altered[i] ^= 1;
      Files.write(file, altered);
      assertThatRefused(file);
    }
  }

  @Test
  void everyCutIsRefused() throws Exception {
    Path file = disk.file(seal(Vault.Kind.ITEM, content(200)));
    byte[] whole = Files.readAllBytes(file);
    for (int length = 0; length < whole.length; length++) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertThatRefused(file);
    }
  }

  @Test
  void aContainerWithoutItsLastChunksIsRefused() throws Exception {
    Path file = disk.file(seal(Vault.Kind.ITEM, content(300_000)));
    byte[] whole = Files.readAllBytes(file);
    int chunk = 65_536 + 16;
    int last = (whole.length - 200) / chunk * chunk;
    for (int length = whole.length - last; length < whole.length; length += chunk) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertThatRefused(file);
    }
  }

  @Test
  void aDamagedLaterChunkIsRefusedWhereItIsMetOrSkipped() throws Exception {
    String name = seal(Vault.Kind.ITEM, content(300_000));
    byte[] altered = Files.readAllBytes(disk.file(name));
    altered[200_000] ^= 1;
    Files.write(disk.file(name), altered);
    try (Opened opened = disk.door().open(name, disk.identity(), "to compare", "test")) {
      assertThat(opened.content().readNBytes(100_000)).hasSize(100_000);
      assertThatThrownBy(() -> opened.content().skipNBytes(150_000))
          .isInstanceOf(CustodyException.class);
    }
  }

  /** The identity or the header may be what no longer fits; nothing unchecked may escape. */
  private void assertThatRefused(Path file) {
    String name = file.getFileName().toString().replace(".age", "");
    // Without the log: this is done thousands of times.
    assertThatThrownBy(
            () -> {
              try (Opened opened =
                  disk.door().decrypt(name, VaultDoor.readers(disk.identity()), disk.identity())) {
                opened.content().readAllBytes();
              }
            })
        .isInstanceOfAny(CustodyException.class, IllegalArgumentException.class)
        .hasMessageContaining(name);
  }

  @Test
  void twoProcessesMaySealTheSameContent() throws Exception {
    List<Process> others = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      others.add(SealingProcess.start(workspace, 40, 0));
    }
    for (int i = 0; i < 40; i++) {
      seal(Vault.Kind.ITEM, content(20_000 + i));
    }
    for (Process other : others) {
      assertThat(other.waitFor()).isZero();
    }
    assertThat(names()).hasSize(40);
    for (int i = 0; i < 40; i++) {
      assertThat(opened(seal(Vault.Kind.ITEM, content(20_000 + i)))).isEqualTo(content(20_000 + i));
    }
  }

  @Test
  void aKilledProcessLeavesNothingInTheClearAndItsWorkIsDoneAgain() throws Exception {
    for (int run = 0; run < 5; run++) {
      Process other = SealingProcess.start(workspace, 40, 30_000 + 13_007 * run);
      try (InputStream out = other.getInputStream()) {
        assertThat(out.read()).isEqualTo('h'); // half of an item is written
      }
      assertThat(disk.unfinished()).hasSize(1);
      disk.open();
      assertThat(disk.unfinished()).as("a living process is not swept away").hasSize(1);
      other.destroyForcibly().waitFor();
      disk.holdsNowhere(MARKER);
      vault = disk.open();
      assertThat(disk.unfinished()).isEmpty();
    }
    assertThat(names()).isEmpty();
    assertThat(opened(seal(Vault.Kind.ITEM, content(20_000)))).isEqualTo(content(20_000));
  }

  @Test
  void theSweepDoesNotDisturbThreadsThatSeal() throws Exception {
    var threads = Executors.newFixedThreadPool(4);
    CountDownLatch go = new CountDownLatch(1);
    try {
      List<Future<String>> sealed = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        int length = 70_000 + i;
        sealed.add(
            threads.submit(
                () -> {
                  go.await();
                  return seal(Vault.Kind.ITEM, content(length));
                }));
      }
      go.countDown();
      for (int i = 0; i < 50; i++) {
        disk.open();
      }
      for (var name : sealed) {
        assertThat(disk.file(name.get())).exists();
      }
    } finally {
      threads.shutdown();
    }
  }
}
