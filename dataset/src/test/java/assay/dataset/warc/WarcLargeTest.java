package assay.dataset.warc;

import static org.assertj.core.api.Assertions.assertThat;

import assay.item.Reading;
import assay.stage.Entry;
import assay.stage.ShardFile;
import assay.stage.ShardReader;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WarcLargeTest {
  /** More than the heap of the tests; nothing of it is held. */
  private static final long LENGTH = 5L << 28;

  @Test
  void aRecordLongerThanTheHeapStreams(@TempDir Path folder) throws Exception {
    assertThat(Runtime.getRuntime().maxMemory()).isLessThan(LENGTH);
    Path file = folder.resolve("large.warc");
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.write(
          ("WARC/1.1\r\nWARC-Type: resource\r\nContent-Length: " + LENGTH + "\r\n\r\n")
              .getBytes(StandardCharsets.US_ASCII));
      sparse.seek(sparse.getFilePointer() + LENGTH);
      sparse.write("\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    }
    long[] seen = new long[1];
    try (ShardReader reader =
        new WarcFormat(Signatures.TYPES).read(new ShardFile(file, "large.warc"))) {
      Entry entry = reader.next().orElseThrow();
      entry
          .item()
          .orElseThrow()
          .read(
              (reading, buffer, offset, length) -> {
                assertThat(reading).isEqualTo(Reading.STORED);
                seen[0] += length;
              });
      assertThat(reader.next()).isEmpty();
    }
    assertThat(seen[0]).isEqualTo(LENGTH);
  }
}
