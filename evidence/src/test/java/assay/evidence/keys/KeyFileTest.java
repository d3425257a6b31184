package assay.evidence.keys;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.durable.OwnerOnly;
import assay.evidence.Damage;
import assay.evidence.TestKeys;
import assay.evidence.signature.Ed25519;
import assay.evidence.signature.KeyException;
import assay.evidence.signature.Pem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyFileTest {
  private static final Optional<char[]> NONE = Optional.empty();
  private static final Optional<char[]> SECRET = Optional.of("cor\u00f1eja 4".toCharArray());

  @TempDir Path folder;

  private Path file() {
    return folder.resolve("statement.pem");
  }

  private void write(Optional<char[]> passphrase) throws Exception {
    KeyFile.write(file(), TestKeys.FIRST, passphrase);
  }

  private void refused(Optional<char[]> passphrase, String reason) {
    assertThatThrownBy(() -> KeyFile.read(file(), passphrase))
        .isInstanceOf(KeyException.class)
        .hasMessageContaining(folder.toString())
        .hasMessageContaining(reason)
        .hasMessageNotContaining("9d61")
        .hasMessageNotContaining("nWGxne")
        .hasMessageNotContaining("cor\u00f1eja");
  }

  @Test
  void aKeyRoundTripsAndIsForItsOwnerOnly() throws Exception {
    write(NONE);
    KeyPair read = KeyFile.read(file(), NONE);
    assertThat(read.getPublic()).isEqualTo(TestKeys.FIRST.getPublic());
    assertThat(read.getPrivate().getEncoded())
        .isEqualTo(TestKeys.FIRST.getPrivate().getEncoded())
        .hasSize(48);
    assertThat(OwnerOnly.isExposed(file())).isFalse();
    assertThat(Files.readString(file())).startsWith("-----BEGIN PRIVATE KEY-----\n");
    assertThat(folder.resolve("statement.pub")).content().startsWith("-----BEGIN PUBLIC KEY-----");
  }

  @Test
  void aKeyRoundTripsUnderAPassphrase() throws Exception {
    write(SECRET);
    assertThat(Files.readString(file())).startsWith("-----BEGIN ENCRYPTED PRIVATE KEY-----\n");
    assertThat(KeyFile.read(file(), SECRET).getPrivate().getEncoded())
        .isEqualTo(TestKeys.FIRST.getPrivate().getEncoded());
    refused(NONE, "passphrase is needed");
    refused(Optional.of("other".toCharArray()), "the passphrase is wrong, or the file is damaged");
    refused(Optional.of(new char[0]), "the passphrase is wrong, or the file is damaged");
  }

  @Test
  void aPassphraseForAKeyThatHasNoneIsRefused() throws Exception {
    write(NONE);
    refused(SECRET, "not encrypted");
    assertThatThrownBy(() -> write(Optional.of(new char[0])))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r-----", "rw-----w-", "rw-r--r--", "rw--w----"})
  void aKeyThatOthersCanOpenIsRefused(String permissions) throws Exception {
    write(NONE);
    Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString(permissions));
    refused(NONE, "others can read or change");
  }

  @Test
  void aMissingPublicHalfIsComputedAndWritten() throws Exception {
    write(NONE);
    Path publicFile = KeyFile.publicFile(file());
    String before = Files.readString(publicFile);
    Files.delete(publicFile);
    assertThat(KeyFile.read(file(), NONE).getPublic()).isEqualTo(TestKeys.FIRST.getPublic());
    assertThat(publicFile).hasContent(before);
  }

  @Test
  void thePublicHalfOfAnotherKeyIsRefused() throws Exception {
    write(NONE);
    Pem other = new Pem("PUBLIC KEY", TestKeys.SECOND.getPublic().getEncoded());
    Files.writeString(KeyFile.publicFile(file()), other.write());
    refused(NONE, "is not the public half of statement.pem");
    Files.writeString(KeyFile.publicFile(file()), "nonsense");
    refused(NONE, "statement.pub: a PEM block was expected");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Ed448", "X25519", "RSA", "EC"})
  void aKeyOfAnotherKindIsRefused(String algorithm) throws Exception {
    KeyPair other = KeyPairGenerator.getInstance(algorithm).generateKeyPair();
    Pem pem = new Pem("PRIVATE KEY", other.getPrivate().getEncoded());
    OwnerOnly.write(file(), out -> out.write(pem.write().getBytes(US_ASCII)));
    refused(NONE, "an Ed25519 private key was expected");
    assertThatThrownBy(() -> KeyFile.write(file(), other, NONE))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void halvesOfDifferentKeysAreNotWritten() {
    var mixed = new KeyPair(TestKeys.FIRST.getPublic(), TestKeys.SECOND.getPrivate());
    assertThatThrownBy(() -> KeyFile.write(file(), mixed, NONE))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(file()).doesNotExist();
  }

  @Test
  void anotherPemBlockIsRefused() throws Exception {
    write(NONE);
    Pem pem = new Pem("EC PRIVATE KEY", new byte[3]);
    OwnerOnly.write(file(), out -> out.write(pem.write().getBytes(US_ASCII)));
    refused(NONE, "PRIVATE KEY was expected, not EC PRIVATE KEY");
  }

  @Test
  void aDamagedFileGivesTheKeyOrOneKindOfRefusal() throws Exception {
    write(NONE);
    byte[] whole = Files.readAllBytes(file());
    var random = new SplittableRandom(0x5eed);
    for (int i = 0; i < 300; i++) {
      byte[] damaged = Damage.to(whole, random);
      OwnerOnly.write(file(), out -> out.write(damaged));
      try {
        assertThat(KeyFile.read(file(), NONE).getPublic()).isEqualTo(TestKeys.FIRST.getPublic());
      } catch (KeyException e) {
        assertThat(e).hasMessageContaining("statement.p").hasNoCause();
      }
    }
  }

  @Test
  void aDamagedEncryptedKeyIsRefusedInOneWay() {
    char[] secret = "x".toCharArray();
    byte[] whole = Pbes2.encrypt(new byte[48], secret);
    var random = new SplittableRandom(0x5eed);
    for (int i = 0; i < 300; i++) {
      byte[] damaged = Damage.to(whole, random);
      // what follows the salt is left out of some, so that most fail before the costly rounds
      int length = i % 50 == 0 ? damaged.length : random.nextInt(damaged.length + 1);
      try {
        Pbes2.decrypt(Arrays.copyOf(damaged, length), secret);
      } catch (KeyException e) {
        assertThat(e.getMessage()).isNotEmpty();
      }
    }
  }

  @Test
  void generatedKeysArePairs() {
    KeyPair pair = KeyFile.generate();
    assertThat(Ed25519.isPair(pair.getPublic(), pair.getPrivate())).isTrue();
  }
}
