package assay.evidence.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import assay.durable.OwnerOnly;
import assay.evidence.TestKeys;
import assay.evidence.dsse.VerificationKey;
import assay.evidence.signature.Ed25519;
import assay.evidence.signature.KeyException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * OpenSSL reads the keys we write, and we read the keys it writes. CI has it; on a machine without
 * it, these tests are skipped aloud.
 */
class OpensslTest {
  private static final Path OPENSSL = Path.of("/usr/bin/openssl");
  private static final Optional<char[]> NONE = Optional.empty();
  private static final Optional<char[]> SECRET = Optional.of("gr\u00fcn 7".toCharArray());

  @TempDir Path folder;
  private String pass; // in a file: what a program's arguments become depends on the locale

  @BeforeEach
  void opensslIsThere() throws Exception {
    if (Files.notExists(OPENSSL)) {
      System.err.println("OPENSSL ABSENT: apt-get install openssl; its tests cannot run");
      assertThat(System.getenv("CI")).as("CI installs openssl").isNull();
    }
    assumeTrue(Files.exists(OPENSSL), "openssl is not installed");
    pass = "file:" + Files.writeString(folder.resolve("passphrase"), new String(SECRET.get()));
  }

  private String file(String name) {
    return folder.resolve(name).toString();
  }

  @Test
  void itReadsThePlainKey() throws Exception {
    KeyFile.write(folder.resolve("key.pem"), TestKeys.FIRST, NONE);
    assertThat(run("pkey", "-in", file("key.pem"), "-pubout")).isEqualTo(publicFile());
  }

  @Test
  void itReadsTheEncryptedKeyWithItsPassphraseOnly() throws Exception {
    KeyFile.write(folder.resolve("key.pem"), TestKeys.FIRST, SECRET);
    assertThat(run("pkey", "-in", file("key.pem"), "-passin", pass, "-pubout"))
        .isEqualTo(publicFile());
    assertThat(exit("pkey", "-in", file("key.pem"), "-passin", "pass:other")).isNotZero();
    assertThat(run("asn1parse", "-in", file("key.pem")))
        .contains(":PBES2", ":PBKDF2", ":0927C0", ":hmacWithSHA256", ":aes-256-cbc");
  }

  private String publicFile() throws Exception {
    return Files.readString(folder.resolve("key.pub"));
  }

  @Test
  void weReadThePlainKeyItMakes() throws Exception {
    run("genpkey", "-algorithm", "ed25519", "-out", file("key.pem"));
    OwnerOnly.file(folder.resolve("key.pem"));
    KeyPair pair = KeyFile.read(folder.resolve("key.pem"), NONE);
    assertThat(run("pkey", "-in", file("key.pem"), "-pubout")).isEqualTo(publicFile());
    assertThat(Ed25519.isPair(pair.getPublic(), pair.getPrivate())).isTrue();
  }

  @Test
  void weReadTheEncryptedKeyItMakes() throws Exception {
    run("genpkey", "-algorithm", "ed25519", "-aes-256-cbc", "-pass", pass, "-out", file("key.pem"));
    OwnerOnly.file(folder.resolve("key.pem"));
    KeyFile.read(folder.resolve("key.pem"), SECRET);
    assertThat(run("pkey", "-in", file("key.pem"), "-passin", pass, "-pubout"))
        .isEqualTo(publicFile());
  }

  @Test
  void theCommandThatOurMessageNamesEncryptsAKey() throws Exception {
    KeyFile.write(folder.resolve("plain.pem"), TestKeys.FIRST, NONE);
    List<String> command =
        List.of("pkcs8", "-topk8", "-v2", "aes-256-cbc", "-iter", "600000", "-passout", pass);
    List<String> all = new ArrayList<>(command);
    all.addAll(List.of("-in", file("plain.pem"), "-out", file("key.pem")));
    run(all.toArray(String[]::new));
    OwnerOnly.file(folder.resolve("key.pem"));
    assertThat(KeyFile.read(folder.resolve("key.pem"), SECRET).getPublic())
        .isEqualTo(TestKeys.FIRST.getPublic());
  }

  @ParameterizedTest
  @ValueSource(strings = {"-aes-128-cbc", "-des3"})
  void aWeakerCipherIsRefused(String cipher) throws Exception {
    run("genpkey", "-algorithm", "ed25519", cipher, "-pass", pass, "-out", file("key.pem"));
    OwnerOnly.file(folder.resolve("key.pem"));
    assertThatThrownBy(() -> KeyFile.read(folder.resolve("key.pem"), SECRET))
        .isInstanceOf(KeyException.class)
        .hasMessageContaining("not encrypted with AES-256-CBC");
  }

  @Test
  void itVerifiesWhatWeSignAndWeWhatItSigns() throws Exception {
    KeyFile.write(folder.resolve("key.pem"), TestKeys.FIRST, NONE);
    byte[] message = "hello".getBytes(StandardCharsets.US_ASCII);
    Files.write(folder.resolve("message"), message);
    Files.write(folder.resolve("sig"), Ed25519.sign(TestKeys.FIRST.getPrivate(), message));
    run(
        "pkeyutl",
        "-verify",
        "-pubin",
        "-inkey",
        file("key.pub"),
        "-rawin",
        "-in",
        file("message"),
        "-sigfile",
        file("sig"));
    run("ecparam", "-name", "prime256v1", "-genkey", "-noout", "-out", file("ec.pem"));
    String ecPublic = run("pkey", "-in", file("ec.pem"), "-pubout");
    run("dgst", "-sha256", "-sign", file("ec.pem"), "-out", file("ec.sig"), file("message"));
    byte[] signature = Files.readAllBytes(folder.resolve("ec.sig"));
    assertThat(VerificationKey.parse(ecPublic).verifies(message, signature)).isTrue();
  }

  private static String run(String... arguments) throws Exception {
    Process process = start(arguments);
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    assertThat(process.waitFor()).as("exit code of openssl " + arguments[0]).isZero();
    return out;
  }

  private static int exit(String... arguments) throws Exception {
    Process process = start(arguments);
    process.getInputStream().readAllBytes();
    return process.waitFor();
  }

  private static Process start(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(arguments));
    command.add(0, OPENSSL.toString());
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }
}
