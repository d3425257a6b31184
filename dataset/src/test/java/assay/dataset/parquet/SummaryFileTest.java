package assay.dataset.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import assay.dataset.Datasets;
import assay.testkit.Fixtures;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.Util;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code _metadata}, which speaks of the row groups of the files beside it. */
class SummaryFileTest {
  @TempDir Path folder;

  @Test
  void aSummaryIsNoTableButAFileThatIsNotOpened() throws Exception {
    Path part = folder.resolve("part-0.parquet");
    Files.copy(Fixtures.locate("parquet/gen-hf-image.parquet"), part);
    Files.write(folder.resolve("_metadata"), summary(Files.readAllBytes(part)));
    List<Datasets.Shard> shards = new Datasets(Datasets.formats()).find(List.of(folder));
    assertThat(shards).extracting(s -> s.file().name()).containsExactly("part-0.parquet", ".");
  }

  private static byte[] summary(byte[] table) throws IOException {
    ByteBuffer tail = ByteBuffer.wrap(table).order(ByteOrder.LITTLE_ENDIAN);
    int length = tail.getInt(table.length - 8);
    FileMetaData footer =
        Util.readFileMetaData(new ByteArrayInputStream(table, table.length - 8 - length, length));
    footer
        .getRow_groups()
        .forEach(g -> g.getColumns().forEach(c -> c.setFile_path("part-0.parquet")));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write("PAR1".getBytes(StandardCharsets.US_ASCII));
    Util.writeFileMetaData(footer, out);
    int size = out.size() - 4;
    out.write(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(size).array());
    out.write("PAR1".getBytes(StandardCharsets.US_ASCII));
    return out.toByteArray();
  }
}
