package assay.dataset.lines;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import assay.fingerprint.DigestAlgorithm;
import assay.item.Reading;
import assay.policy.SidecarKeys;
import assay.stage.Entry;
import assay.stage.Item;
import assay.stage.ShardFile;
import assay.stage.ShardReader;
import assay.verdict.Reason;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A line of 200 MB in a process with 256 MB is a limit, and no failure. */
class LongLineTest {
  private static final int MEGABYTES = 200;

  @Test
  void aVeryLongLineNeedsNoMemory(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("long.jsonl");
    byte[] block = new byte[1 << 20];
    Arrays.fill(block, (byte) 'x');
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write("{\"a\":1}\n{\"text\":\"".getBytes(UTF_8));
      for (int i = 0; i < MEGABYTES; i++) {
        out.write(block);
      }
      out.write("\"}\n{\"b\":2}\n".getBytes(UTF_8));
    }
    Process small =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                LongLineTest.class.getName(),
                file.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(small.getInputStream().readAllBytes(), UTF_8);
    assertThat(small.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(said)
        .isEqualTo("1: [] 7\n2: [TOO_LARGE] " + (MEGABYTES * (1L << 20) + 11) + "\n3: [] 7\n");
  }

  /** Reads every row of a file, and tells what was read. */
  public static void main(String[] arguments) throws Exception {
    Path file = Path.of(arguments[0]);
    LinesFormat format = new LinesFormat(SidecarKeys.standard());
    try (ShardReader reader = format.read(new ShardFile(file, "long.jsonl"))) {
      int row = 0;
      for (Optional<Entry> e = reader.next(); e.isPresent(); e = reader.next()) {
        Item item = e.get().item().orElseThrow();
        MessageDigest digest = DigestAlgorithm.SHA256.begin();
        long[] length = {0};
        var faults =
            item.read(
                (reading, bytes, from, n) -> {
                  assertThat(reading).isEqualTo(Reading.STORED);
                  digest.update(bytes, from, n);
                  length[0] += n;
                });
        System.out.println(
            ++row + ": " + faults.stream().map(Reason::name).toList() + " " + length[0]);
      }
    }
  }
}
