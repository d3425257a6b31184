package assay.evidence.bundle;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bundle comes from a stranger. */
class BundleTest {
  private static final Map<String, byte[]> PARTS =
      Map.of(
          Bundle.STATEMENT, "{\"a\":1}".getBytes(UTF_8),
          Bundle.SHARDS, "{\"b\":2}\n".getBytes(UTF_8),
          Bundle.README, "read me\n".getBytes(UTF_8));

  @TempDir private Path folder;

  private Path file(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("bundle"), bytes);
  }

  private static byte[] written() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Bundle.of(PARTS).write(out);
    return out.toByteArray();
  }

  @Test
  void whatWasWrittenIsRead() throws Exception {
    Bundle bundle = Bundle.read(file(written()));
    PARTS.forEach((name, part) -> assertThat(bundle.part(name)).contains(part));
    assertThat(bundle.part(Bundle.LOG_PROOF)).isEmpty();
  }

  @Test
  void aCutIsNeverReadAsMoreThanItHolds() throws Exception {
    byte[] whole = written();
    for (int length = 4; length < whole.length; length++) {
      Path cut = file(Arrays.copyOf(whole, length));
      try {
        // The directory at the end says nothing that is believed, so it may be missing.
        Bundle bundle = Bundle.read(cut);
        PARTS.forEach((name, p) -> bundle.part(name).ifPresent(r -> assertThat(r).isEqualTo(p)));
      } catch (BundleException e) {
        assertThat(e).hasMessageMatching("is damaged: .*|has no statement.*");
      }
    }
  }

  @Test
  void aCompressedPartIsRefusedBeforeItGrows() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry(Bundle.STATEMENT));
      zip.write(new byte[1 << 20]);
    }
    assertThatThrownBy(() -> Bundle.read(file(out.toByteArray())))
        .isInstanceOf(BundleException.class)
        .hasMessage("holds statement.dsse.json compressed");
  }

  @Test
  void aPartOfAnotherNameIsRefused() throws Exception {
    String text = new String(written(), ISO_8859_1);
    byte[] other = text.replace("README.txt", "readme.txt").getBytes(ISO_8859_1);
    assertThatThrownBy(() -> Bundle.read(file(other)))
        .isInstanceOf(BundleException.class)
        .hasMessageContaining("no place");
  }

  @Test
  void aStatementAloneIsNoLongerThanAnEnvelope() throws Exception {
    assertThat(Bundle.read(file("{}".getBytes(UTF_8))).part(Bundle.STATEMENT)).isPresent();
    Path large = folder.resolve("large");
    try (OutputStream out = Files.newOutputStream(large)) {
      out.write(new byte[(16 << 20) + 1]);
    }
    assertThatThrownBy(() -> Bundle.read(large)).isInstanceOf(BundleException.class);
  }
}
