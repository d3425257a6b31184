package assay.casework.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.casework.custody.CustodyEvent;
import assay.fingerprint.Digest;
import assay.fingerprint.DigestAlgorithm;
import assay.stage.CustodyException;
import assay.stage.Vault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VaultDoorTest {
  private static final byte[] CONTENT = "harmless".getBytes(StandardCharsets.UTF_8);

  @TempDir private Path workspace;
  private TestVault disk;
  private String name;

  @BeforeEach
  void sealSomething() throws Exception {
    disk = new TestVault(workspace);
    name =
        disk.open()
            .seal(
                Vault.Kind.CONTEXT,
                Digest.compute(DigestAlgorithm.SHA256, CONTENT),
                "application/warc-fields",
                out -> out.write(CONTENT));
  }

  @Test
  void theEventIsInTheLogBeforeAByteIsRead() throws IOException {
    try (Opened opened = disk.door().open(name, disk.identity(), "case 7", "ann")) {
      assertThat(events())
          .containsExactly(
              new CustodyEvent(TestVault.CLOCK.instant(), "ann", "open", name, "case 7"));
      assertThat(opened.kind()).isEqualTo(Vault.Kind.CONTEXT);
      assertThat(opened.mediaType()).isEqualTo("application/warc-fields");
      assertThat(opened.sha256()).isEqualTo(Digest.compute(DigestAlgorithm.SHA256, CONTENT));
      assertThat(opened.content().readAllBytes()).isEqualTo(CONTENT);
    }
  }

  @Test
  void whatCannotBeLoggedIsNotOpened() throws IOException {
    disk.log().append("ann", "open", name, "case 6");
    disk.log().append("ann", "open", name, "case 7");
    Path log = workspace.resolve("log").resolve("custody.jsonl");
    Files.writeString(log, Files.readString(log).replace("case 6", "case 5"));
    assertThatThrownBy(() -> disk.opened(name)).isInstanceOf(CustodyException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t\n"})
  void anOpeningWithoutAReasonIsRefused(String reason) {
    assertThatThrownBy(() -> disk.door().open(name, disk.identity(), reason, "ann"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("reason");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ab", "../../../../etc/passwd", "zz"})
  void whatIsNoContainerIsRefused(String wrong) {
    assertThatThrownBy(() -> disk.door().open(wrong, disk.identity(), "case 7", "ann"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the vault has no such container");
  }

  @Test
  void anAttemptWithAnotherIdentityIsLoggedAndRefused() throws IOException {
    TestVault other = new TestVault(workspace.resolve("other"));
    other.open();
    assertThatThrownBy(() -> disk.door().open(name, other.identity(), "case 7", "ann"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("does not open");
    assertThat(events()).hasSize(1);
  }

  @Test
  void anIdentityThatOthersCanReadIsRefused() throws IOException {
    Files.setPosixFilePermissions(disk.identity(), PosixFilePermissions.fromString("rw-r-----"));
    assertThatThrownBy(() -> disk.opened(name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("others can read");
    assertThat(events()).isEmpty();
  }

  @Test
  void aFileThatIsNoIdentityIsRefusedWithoutBeingQuoted() throws IOException {
    Files.writeString(disk.identity(), "AGE-SECRET-KEY-1NONSENSE\n");
    assertThatThrownBy(() -> disk.opened(name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("NONSENSE");
  }

  @Test
  void theListNeedsNoKey() throws IOException {
    Files.delete(disk.identity());
    assertThat(disk.door().list())
        .singleElement()
        .satisfies(
            container -> {
              assertThat(container.name()).isEqualTo(name);
              assertThat(container.bytes()).isEqualTo(Files.size(disk.file(name)));
            });
  }

  @Test
  void aVaultThatIsNotThereIsEmpty() throws IOException {
    assertThat(new VaultDoor(workspace.resolve("none"), disk.log()).list()).isEmpty();
  }

  private List<CustodyEvent> events() throws IOException {
    List<CustodyEvent> events = new ArrayList<>();
    disk.log().verify(events::add);
    return events;
  }
}
