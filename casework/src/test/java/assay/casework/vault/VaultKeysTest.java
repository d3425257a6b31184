package assay.casework.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.durable.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VaultKeysTest {
  @TempDir private Path directory;

  @Test
  void aFirstUseCreatesAllKeysForTheirOwnerOnly() throws IOException {
    VaultKeys keys = VaultKeys.in(directory);
    assertThat(keys.createdIdentity()).contains(file("vault-identity.txt"));
    assertThat(keys.recipients()).singleElement().asString().matches("age1[a-z0-9]{58}");
    assertThat(file("vault-names.key")).hasSize(32);
    assertThat(Files.readString(file("vault-identity.txt")))
        .containsPattern("\nAGE-SECRET-KEY-1[A-Z0-9]{58}\n");
    for (String name : List.of("vault-identity.txt", "vault-names.key", "vault-recipients.txt")) {
      assertThat(OwnerOnly.isExposed(file(name))).as(name).isFalse();
    }
  }

  @Test
  void aLaterUseCreatesNothing() throws IOException {
    VaultKeys first = VaultKeys.in(directory);
    VaultKeys second = VaultKeys.in(directory);
    assertThat(second.createdIdentity()).isEmpty();
    assertThat(second.recipients()).isEqualTo(first.recipients());
    assertThat(second.namesKey()).isEqualTo(first.namesKey());
  }

  @Test
  void withRecipientsNoIdentityIsCreated() throws IOException {
    String recipient = VaultKeys.in(directory.resolve("other")).recipients().get(0);
    Files.writeString(file("vault-recipients.txt"), "# ours\n\n  " + recipient + "  \n");
    VaultKeys keys = VaultKeys.in(directory);
    assertThat(keys.createdIdentity()).isEmpty();
    assertThat(keys.recipients()).containsExactly(recipient);
    assertThat(file("vault-identity.txt")).doesNotExist();
  }

  @Test
  void aRunThatDiedBetweenIdentityAndRecipientIsFinished() throws IOException {
    VaultKeys before = VaultKeys.in(directory);
    Files.delete(file("vault-recipients.txt"));
    String identity = Files.readString(file("vault-identity.txt"));
    VaultKeys after = VaultKeys.in(directory);
    assertThat(after.recipients()).isEqualTo(before.recipients());
    assertThat(Files.readString(file("vault-identity.txt"))).isEqualTo(identity);
  }

  @Test
  void anIdentityOfSomebodyElseIsNeverOverwritten() throws IOException {
    Files.writeString(file("vault-identity.txt"), "AGE-SECRET-KEY-1SOMETHING\n");
    assertThatThrownBy(() -> VaultKeys.in(directory))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("vault-recipients.txt")
        .hasMessageNotContaining("SOMETHING");
    assertThat(Files.readString(file("vault-identity.txt"))).contains("SOMETHING");
  }

  @ParameterizedTest
  @ValueSource(strings = {"AGE-SECRET-KEY-1XYZ", "age1xyz", "ssh-ed25519 AAAA", "nonsense"})
  void aLineThatIsNoRecipientIsRefusedWithItsNumberAndNotQuoted(String line) throws IOException {
    Files.writeString(file("vault-recipients.txt"), "# ours\n" + line + "\n");
    assertThatThrownBy(() -> VaultKeys.in(directory))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("vault-recipients.txt:2: ")
        .hasMessageNotContaining(line);
  }

  @Test
  void aFileWithoutARecipientIsRefused() throws IOException {
    Files.writeString(file("vault-recipients.txt"), "# nobody yet\n");
    assertThatThrownBy(() -> VaultKeys.in(directory))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("names no recipient");
  }

  @Test
  void aNamesKeyThatOthersCanReadIsRefused() throws IOException {
    VaultKeys.in(directory);
    permit("vault-names.key", "rw-r--r--");
    assertThatThrownBy(() -> VaultKeys.in(directory))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("vault-names.key: others can read");
  }

  @Test
  void recipientsThatOthersCanReadAreFineButNotThoseTheyCanChange() throws IOException {
    VaultKeys.in(directory);
    permit("vault-recipients.txt", "rw-r--r--");
    VaultKeys.in(directory);
    permit("vault-recipients.txt", "rw-rw-r--");
    assertThatThrownBy(() -> VaultKeys.in(directory))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("others can add recipients");
  }

  @Test
  void aNamesKeyOfAnotherLengthIsRefused() throws IOException {
    VaultKeys.in(directory);
    Files.write(file("vault-names.key"), new byte[31]);
    assertThatThrownBy(() -> VaultKeys.in(directory))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("32 bytes was expected, not of 31");
  }

  @Test
  void runsThatStartTogetherGetTheSameKeys() throws Exception {
    var threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<List<String>>> recipients = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        recipients.add(threads.submit(() -> VaultKeys.in(directory).recipients()));
      }
      var distinct = new HashSet<List<String>>();
      for (var r : recipients) {
        distinct.add(r.get());
      }
      assertThat(distinct).hasSize(1);
    } finally {
      threads.shutdown();
    }
  }

  private void permit(String name, String permissions) throws IOException {
    Files.setPosixFilePermissions(file(name), PosixFilePermissions.fromString(permissions));
  }

  private Path file(String name) {
    return directory.resolve(name);
  }
}
