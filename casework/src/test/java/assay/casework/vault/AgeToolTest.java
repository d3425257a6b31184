package assay.casework.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import assay.fingerprint.Digest;
import assay.fingerprint.DigestAlgorithm;
import assay.stage.Vault;
import assay.testkit.VaultContract;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The age that others install opens what we sealed, and what we are opened with is age's. CI
 * installs it; on a machine without it, these tests are skipped aloud.
 */
class AgeToolTest {
  private static final Path AGE = Path.of("/usr/bin/age");
  private static final Path KEYGEN = Path.of("/usr/bin/age-keygen");

  @TempDir private Path workspace;
  private TestVault disk;

  @BeforeEach
  void ageIsThere() {
    if (Files.notExists(AGE)) {
      System.err.println("AGE ABSENT: apt-get install age; without it its tests cannot run");
      assertThat(System.getenv("CI")).as("CI installs age").isNull();
    }
    assumeTrue(Files.exists(AGE), "age is not installed");
    disk = new TestVault(workspace);
  }

  @Test
  void ageOpensWhatTheDoorOpens() throws Exception {
    byte[] content = VaultContract.content(200_000);
    String name = seal(content);
    byte[] payload = run(AGE, "-d", "-i", disk.identity().toString(), disk.file(name).toString());

    ByteBuffer fields = ByteBuffer.wrap(payload);
    assertThat(new String(payload, 0, 4, StandardCharsets.US_ASCII)).isEqualTo("ASQ1");
    int length = fields.getInt(4);
    assertThat(new String(payload, 8, length, StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"kind\":\"item\",\"mediaType\":\"image/png\",\"sha256\":\""
                + Digest.compute(DigestAlgorithm.SHA256, content).hex()
                + "\",\"type\":\"assay.sealed/v1\"}");
    assertThat(Arrays.copyOfRange(payload, 8 + length, payload.length))
        .isEqualTo(content)
        .isEqualTo(disk.opened(name));
  }

  @Test
  void eachOfSeveralRecipientsMadeByAgeOpensTheContainer() throws Exception {
    Files.createDirectories(disk.keys());
    Path first = workspace.resolve("organisation.txt");
    Path second = workspace.resolve("legal-hold.txt");
    run(KEYGEN, "-o", first.toString());
    run(KEYGEN, "-o", second.toString());
    Files.writeString(
        disk.keys().resolve("vault-recipients.txt"),
        "# ours\n"
            + new String(run(KEYGEN, "-y", first.toString()), StandardCharsets.US_ASCII)
            + "\n  # theirs\n"
            + new String(run(KEYGEN, "-y", second.toString()), StandardCharsets.US_ASCII));
    byte[] content = VaultContract.content(100);
    String name = seal(content);

    assertThat(disk.identity()).doesNotExist();
    for (Path identity : new Path[] {first, second}) {
      try (Opened opened = disk.door().open(name, identity, "to compare", "test")) {
        assertThat(opened.content().readAllBytes()).isEqualTo(content);
      }
      assertThat(run(AGE, "-d", "-i", identity.toString(), disk.file(name).toString()))
          .endsWith(content);
    }
  }

  private String seal(byte[] content) throws Exception {
    Digest sha256 = Digest.compute(DigestAlgorithm.SHA256, content);
    return disk.open().seal(Vault.Kind.ITEM, sha256, "image/png", out -> out.write(content));
  }

  private static byte[] run(Path program, String... arguments) throws Exception {
    var command = new ArrayList<>(Arrays.asList(arguments));
    command.add(0, program.toString());
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    byte[] out = process.getInputStream().readAllBytes();
    assertThat(process.waitFor()).as("exit code of " + program).isZero();
    return out;
  }
}
