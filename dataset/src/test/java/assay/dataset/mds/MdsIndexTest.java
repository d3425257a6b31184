package assay.dataset.mds;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import assay.dataset.packed.Codec;
import assay.testkit.Fixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MdsIndexTest {
  @TempDir private Path folder;
  private Path before;
  private Path after;

  @BeforeEach
  void makeFolders() throws IOException {
    before = Files.createDirectory(folder.resolve("before"));
    after = Files.createDirectory(folder.resolve("after"));
  }

  private static byte[] shard(String... texts) {
    Shards shard = new Shards("a:str");
    for (String text : texts) {
      shard.sample(text);
    }
    return shard.bytes();
  }

  private static String hex(String algorithm, byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
  }

  private static String entry(String name, byte[] bytes, int samples) throws Exception {
    return ("{\"column_names\":[\"a\"],\"format\":\"mds\",\"hashes\":[\"sha1\",\"sha3_256\",\"xxh64\"],"
            + "\"raw_data\":{\"basename\":\"%s\",\"bytes\":%d,\"hashes\":{\"sha1\":\"%s\",\"sha3_256\":\"%s\"%s}},"
            + "\"samples\":%d,\"size_limit\":67108864,\"version\":2,\"zip_data\":null}")
        .formatted(
            name,
            bytes.length,
            hex("SHA-1", bytes),
            hex("SHA3-256", bytes),
            samples == 3 ? ",\"xxh64\":\"0011\"" : "",
            samples);
  }

  private static String index(String... entries) {
    return "{\"shards\":[" + String.join(",", entries) + "],\"version\":2}";
  }

  private Optional<String> renewed(String index) throws IOException {
    return MdsIndex.renewed(index.getBytes(UTF_8), before, after).map(b -> new String(b, UTF_8));
  }

  @Test
  void whatWasWrittenAgainIsSaidAnewAndWhatIsGoneIsLeftOut() throws Exception {
    byte[] same = shard("one", "two");
    byte[] was = shard("three", "four", "five");
    byte[] is = shard("three", "five");
    byte[] gone = shard("six");
    Files.write(before.resolve("0.mds"), same);
    Files.write(before.resolve("1.mds"), was);
    Files.write(before.resolve("2.mds"), gone);
    Files.write(after.resolve("0.mds"), same);
    Files.write(after.resolve("1.mds"), is);
    String elsewhere = entry("9.mds", gone, 1); // not in this folder: another part of the set
    assertThat(
            renewed(
                index(
                    entry("0.mds", same, 2),
                    entry("1.mds", was, 3),
                    entry("2.mds", gone, 1),
                    elsewhere)))
        .contains(index(entry("0.mds", same, 2), entry("1.mds", is, 2), elsewhere));
  }

  @Test
  void anIndexOfWhatDidNotChangeIsLeftAsItIs() throws Exception {
    Path fixture = Fixtures.locate("misc/mds");
    byte[] index = Files.readAllBytes(fixture.resolve("index.json"));
    assertThat(MdsIndex.renewed(index, fixture, fixture)).isEmpty();
    assertThat(renewed("{\"shards\":[{\"format\":\"json\"}]}")).isEmpty();
    assertThat(renewed("{\"a\":1}")).isEmpty();
    assertThat(renewed("[1]")).isEmpty();
    assertThat(renewed("{broken")).isEmpty();
  }

  @Test
  void ofACompressedShardBothLengthsAreSaid() throws Exception {
    byte[] is = shard("three");
    Shards.pack(before.resolve("0.mds.zstd"), Codec.ZSTD, shard("three", "four"));
    Shards.pack(after.resolve("0.mds.zstd"), Codec.ZSTD, is);
    byte[] packed = Files.readAllBytes(after.resolve("0.mds.zstd"));
    String text = renewed(index(zipped(1, "x", 1, "y", 2))).orElseThrow();
    assertThat(text)
        .isEqualTo(index(zipped(is.length, hex("MD5", is), packed.length, hex("MD5", packed), 1)));
  }

  private static String zipped(int raw, String rawMd5, int zip, String zipMd5, int samples) {
    return ("{\"format\":\"mds\",\"raw_data\":{\"basename\":\"0.mds\",\"bytes\":%d,\"hashes\":{\"md5\":\"%s\"}},"
            + "\"samples\":%d,\"zip_data\":{\"basename\":\"0.mds.zstd\",\"bytes\":%d,\"hashes\":{\"md5\":\"%s\"}}}")
        .formatted(raw, rawMd5, samples, zip, zipMd5);
  }

  @Test
  void aNameThatLeadsOutOfTheFolderIsNotFollowed() throws Exception {
    Files.write(folder.resolve("0.mds"), shard("one"));
    assertThat(renewed(index(entry("../0.mds", shard("two"), 1)))).isEmpty();
  }
}
