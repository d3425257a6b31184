package assay.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import assay.fingerprint.Digest;
import assay.fingerprint.DigestAlgorithm;
import assay.json.JsonObject;
import assay.testkit.Fixtures;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder of MDS shards, screened and written again with its index. */
class MdsRunTest {
  @TempDir private Path folder;
  private Path data;
  private byte[] shard;

  @BeforeEach
  void copyFixture() throws Exception {
    data = Files.createDirectory(folder.resolve("data"));
    Path fixture = Fixtures.locate("misc/mds");
    for (String name : new String[] {"index.json", "shard.00000.mds"}) {
      Files.write(data.resolve(name), Files.readAllBytes(fixture.resolve(name)));
    }
    shard = Files.readAllBytes(data.resolve("shard.00000.mds"));
  }

  private int word(int position) {
    return ByteBuffer.wrap(shard).order(ByteOrder.LITTLE_ENDIAN).getInt(position);
  }

  /** The picture of a sample: behind the lengths of three values, and the first of them. */
  private byte[] picture(int sample) {
    int start = word(4 + 4 * sample);
    int from = start + 12 + word(start);
    return Arrays.copyOfRange(shard, from, from + word(start + 4));
  }

  private JsonObject screen(byte[]... listed) throws Exception {
    StringBuilder list = new StringBuilder("algorithm,value\n");
    for (byte[] picture : listed) {
      list.append("md5,").append(Digest.compute(DigestAlgorithm.MD5, picture).hex()).append('\n');
    }
    Path file = Files.writeString(folder.resolve("list.csv"), list);
    Shell shell =
        Shell.run(
            "screen",
            data,
            "--list",
            file,
            "--out",
            folder.resolve("out"),
            "--workspace",
            folder.resolve("workspace"),
            "--json");
    assertThat(shell.exit()).as(shell.err()).isZero();
    return JsonObject.parse(shell.out());
  }

  private String index() throws Exception {
    return Files.readString(folder.resolve("out/index.json"));
  }

  @Test
  void theShardLosesTheSampleAndTheIndexSaysSo() throws Exception {
    JsonObject summary = screen(picture(1));
    assertThat(summary.object("dispositions").orElseThrow().write())
        .isEqualTo("{\"kept\":7,\"quarantined\":3,\"withheld\":0}");
    byte[] out = Files.readAllBytes(folder.resolve("out/shard.00000.mds"));
    assertThat(ByteBuffer.wrap(out).order(ByteOrder.LITTLE_ENDIAN).getInt()).isEqualTo(2);
    assertThat(HexFormat.of().formatHex(out)).doesNotContain(HexFormat.of().formatHex(picture(1)));
    assertThat(index())
        .contains("\"samples\":2")
        .contains("\"bytes\":" + out.length)
        .contains("\"sha1\":\"" + Digest.compute(DigestAlgorithm.SHA1, out).hex() + "\"");
  }

  @Test
  void aShardOfWhichNothingStaysIsNotListed() throws Exception {
    JsonObject summary = screen(picture(0), picture(1), picture(2));
    assertThat(summary.object("shards").orElseThrow().number("emptied")).hasValue(1);
    assertThat(folder.resolve("out/shard.00000.mds")).doesNotExist();
    assertThat(index()).isEqualTo("{\"shards\":[],\"version\":2}");
  }

  @Test
  void withNothingListedBothFilesAreTheInput() throws Exception {
    screen("something else".getBytes(UTF_8));
    for (String name : new String[] {"index.json", "shard.00000.mds"}) {
      assertThat(Files.readAllBytes(folder.resolve("out").resolve(name)))
          .isEqualTo(Files.readAllBytes(data.resolve(name)));
    }
  }
}
