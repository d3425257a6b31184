package assay.evidence.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.durable.OwnerOnly;
import assay.evidence.TestKeys;
import assay.evidence.dsse.Envelope;
import assay.evidence.note.NoteKey;
import assay.evidence.note.SignedNote;
import assay.evidence.signature.Ed25519;
import assay.evidence.signature.KeyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysTest {
  private static final Optional<char[]> NONE = Optional.empty();

  @TempDir Path folder;

  private Path file(String name) {
    return folder.resolve(name);
  }

  private void refused(String reason) {
    assertThatThrownBy(() -> Keys.in(folder, NONE))
        .isInstanceOf(KeyException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void aFirstUseCreatesTwoDifferentKeysAndSaysSo() throws Exception {
    Keys keys = Keys.in(folder, NONE);
    assertThat(keys.created())
        .containsExactly(
            file("statement.pem"),
            file("statement.pub"),
            file("log.pem"),
            file("log.pub"),
            file("log.vkey"));
    assertThat(OwnerOnly.isExposed(file("statement.pem"))).isFalse();
    assertThat(OwnerOnly.isExposed(file("log.pem"))).isFalse();
    assertThat(keys.logName()).matches("localhost/assay-[0-9a-f]{8}");
    assertThat(file("log.vkey")).hasContent(keys.logKey().vkey() + "\n");
    assertThat(keys.statementKey().verificationKey().spki())
        .isNotEqualTo(Ed25519.spki(keys.logKey().bytes()));
  }

  @Test
  void aLaterUseReadsTheSameKeysAndCreatesNothing() throws Exception {
    Keys first = Keys.in(folder, NONE, Optional.of("example.org/log"));
    Keys second = Keys.in(folder, NONE);
    assertThat(second.created()).isEmpty();
    assertThat(second.logName()).isEqualTo("example.org/log");
    assertThat(second.toString()).isEqualTo(first.toString()).doesNotContain("PrivateKey");
    assertThat(Keys.in(folder, NONE, Optional.of("example.org/log")).created()).isEmpty();
  }

  @Test
  void whatTheySignVerifies() throws Exception {
    Keys keys = Keys.in(folder, NONE, Optional.of("example.org/log"));
    SignedNote note = SignedNote.parse(keys.logSigner().sign("x\n"));
    assertThat(note.verify(List.of(NoteKey.parse(Files.readString(file("log.vkey")).strip()))))
        .hasSize(1);
    NoteKey items = keys.signer("snapshots/demo/items").key();
    assertThat(items.name()).isEqualTo("example.org/log/snapshots/demo/items");
    assertThat(items.bytes()).isEqualTo(keys.logKey().bytes());
    assertThat(
            Envelope.sign("t", new byte[1], List.of(keys.statementKey()))
                .signers(List.of(keys.statementKey().verificationKey())))
        .hasSize(1);
  }

  @Test
  void aPassphraseProtectsBothKeys() throws Exception {
    Optional<char[]> secret = Optional.of("secret".toCharArray());
    Keys first = Keys.in(folder, secret);
    assertThat(file("statement.pem")).content().contains("BEGIN ENCRYPTED PRIVATE KEY");
    assertThat(file("log.pem")).content().contains("BEGIN ENCRYPTED PRIVATE KEY");
    assertThat(Keys.in(folder, secret).toString()).isEqualTo(first.toString());
    refused("statement.pem: the key is encrypted");
  }

  @Test
  void aLogKeepsItsName() throws Exception {
    Keys.in(folder, NONE, Optional.of("example.org/log"));
    assertThatThrownBy(() -> Keys.in(folder, NONE, Optional.of("example.org/other")))
        .isInstanceOf(KeyException.class)
        .hasMessageContaining("keeps it: example.org/log");
    assertThatThrownBy(() -> Keys.in(folder.resolve("new"), NONE, Optional.of("two words")))
        .isInstanceOf(KeyException.class)
        .hasMessageContaining("log.vkey: ");
  }

  @Test
  void oneKeyForBothIsRefused() throws Exception {
    KeyFile.write(file("statement.pem"), TestKeys.FIRST, NONE);
    KeyFile.write(file("log.pem"), TestKeys.FIRST, NONE);
    refused("log.pem: is the key for statements");
  }

  @Test
  void aNoteKeyOfAnotherKeyIsRefused() throws Exception {
    Keys.in(folder, NONE);
    KeyFile.write(file("log.pem"), TestKeys.FIRST, NONE);
    refused("log.vkey: is not the note key of log.pem");
    Files.writeString(file("log.vkey"), "nonsense\n");
    refused("log.vkey: a note key has three parts");
  }

  @Test
  void aKeyThatIsGoneIsNotReplacedInSilence() throws Exception {
    Keys.in(folder, NONE);
    Files.delete(file("statement.pem"));
    refused("statement.pem: is gone; put it back, or delete statement.pub as well");
    assertThat(file("statement.pem")).doesNotExist();
  }

  @Test
  void aFirstUseThatDiedHalfWayIsFinished() throws Exception {
    KeyFile.write(file("statement.pem"), TestKeys.FIRST, NONE);
    KeyFile.write(file("log.pem"), TestKeys.SECOND, NONE);
    Files.delete(file("statement.pub"));
    Keys keys = Keys.in(folder, NONE);
    assertThat(keys.created()).containsExactly(file("statement.pub"), file("log.vkey"));
    assertThat(keys.statementKey().verificationKey().spki())
        .isEqualTo(TestKeys.FIRST.getPublic().getEncoded());
  }

  @Test
  void runsThatStartTogetherGetTheSameKeys() throws Exception {
    var threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<Keys>> all = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        all.add(threads.submit(() -> Keys.in(folder, NONE)));
      }
      var distinct = new HashSet<String>();
      for (var keys : all) {
        distinct.add(keys.get().toString());
      }
      assertThat(distinct).hasSize(1);
    } finally {
      threads.shutdown();
    }
  }
}
