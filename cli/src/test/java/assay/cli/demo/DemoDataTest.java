package assay.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import assay.cli.demo.Damaged.Damage;
import assay.cli.demo.ReadBack.Warc;
import assay.fingerprint.Digest;
import assay.fingerprint.DigestAlgorithm;
import assay.item.MediaType;
import assay.stage.UnreadableItemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoDataTest {
  private static final long SEED = 7;

  @TempDir static Path folder;
  private static GroundTruth truth;

  @BeforeAll
  static void write() throws IOException {
    truth = DemoData.write(folder, Hashing.PDQ, SEED);
  }

  @Test
  void theSameSeedGivesTheSameBytes(@TempDir Path other) throws IOException {
    GroundTruth again = DemoData.write(other, Hashing.PDQ, SEED);
    assertThat(digests(other)).isEqualTo(digests(folder));
    assertThat(again.planted()).isEqualTo(truth.planted());
    assertThat(again.damaged()).isEqualTo(truth.damaged());
  }

  @Test
  void itIsSmall() throws IOException {
    long bytes = 0;
    for (Path file : files(folder)) {
      bytes += Files.size(file);
    }
    assertThat(bytes).isBetween(1_000_000L, 15_000_000L);
    assertThat(truth.pictures()).isBetween(110, 140);
    assertThat(truth.planted()).hasSizeBetween(25, 35);
  }

  @Test
  void exactCopiesAreListedByADigestAloneAndAllOthersByPdq() throws IOException {
    List<String> lines = Files.readAllLines(truth.list());
    assertThat(lines.get(0)).isEqualTo("algorithm,value,id,classification");
    for (Planted planted : truth.planted()) {
      boolean exact = Set.of("exact", "revisit").contains(planted.edit());
      assertThat(lines)
          .filteredOn(line -> line.endsWith("," + planted.entry() + ",harmless"))
          .singleElement()
          .asString()
          .matches((exact ? "(md5|sha1|sha256)" : "pdq") + ",[0-9a-f]+,.*");
    }
  }

  @Test
  void everythingIsWhereTheGroundTruthSays() throws Exception {
    for (Planted planted : truth.planted()) {
      assertThat(members(planted.file())).contains(planted.member());
    }
    for (Damaged damaged : truth.damaged()) {
      assertThat(members(damaged.file())).contains(damaged.member());
    }
  }

  @Test
  void everyKindOfDamageIsThere() {
    assertThat(truth.damaged())
        .extracting(Damaged::damage)
        .containsAll(EnumSet.allOf(Damage.class));
  }

  @Test
  void noDamagedPictureIsReadWhole() throws Exception {
    for (Damaged damaged : truth.damaged()) {
      Path file = truth.dataset().resolve(damaged.file()).resolve(damaged.member());
      if (Files.exists(file)) {
        assertThat(isReadWhole(Files.readAllBytes(file))).as(damaged.damage().name()).isFalse();
      }
    }
  }

  private static boolean isReadWhole(byte[] picture) {
    try {
      return Hashing.PDQ.hash(picture, MediaType.of("image/jpeg")).fault().isEmpty();
    } catch (UnreadableItemException e) {
      return false;
    }
  }

  @Test
  void exactCopiesAreTheListedBytesInEveryFraming() throws Exception {
    String list = Files.readString(truth.list());
    int exact = 0;
    for (String name : List.of("crawl-0001.warc.gz", "crawl-0002.warc")) {
      for (Warc record : ReadBack.records(truth.dataset().resolve(name))) {
        for (Planted planted : truth.planted()) {
          if (planted.edit().equals("exact") && planted.member().equals("<" + record.id() + ">")) {
            assertThat(list).containsAnyOf(digestsOf(record.body()));
            exact++;
          }
        }
      }
    }
    assertThat(exact).isGreaterThanOrEqualTo(2);
  }

  @Test
  void lessThanOnePercentOfTheCompressedCrawlIsDamaged() throws Exception {
    // More than that and the shard would not be published at all.
    Path file = truth.dataset().resolve("crawl-0001.warc.gz");
    int damaged =
        ReadBack.records(file).stream()
            .filter(r -> !r.sound())
            .mapToInt(r -> r.block().length + 1024)
            .sum();
    assertThat(damaged * 100L).isBetween(1L, Files.size(file));
  }

  private static CharSequence[] digestsOf(byte[] body) {
    return Stream.of(DigestAlgorithm.MD5, DigestAlgorithm.SHA1, DigestAlgorithm.SHA256)
        .map(algorithm -> algorithm.label() + "," + Digest.compute(algorithm, body).hex())
        .toArray(CharSequence[]::new);
  }

  private static Set<String> members(String file) throws Exception {
    Path path = truth.dataset().resolve(file);
    if (Files.isDirectory(path)) {
      return files(path).stream()
          .map(p -> path.relativize(p).toString())
          .collect(Collectors.toSet());
    } else if (file.endsWith(".tar")) {
      Process tar = new ProcessBuilder("tar", "-tf", path.toString()).start();
      return tar.inputReader().lines().collect(Collectors.toSet());
    }
    return ReadBack.records(path).stream().map(r -> "<" + r.id() + ">").collect(Collectors.toSet());
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(Files::isRegularFile).toList();
    }
  }

  private static Map<String, String> digests(Path folder) throws IOException {
    Map<String, String> digests = new TreeMap<>();
    for (Path file : files(folder)) {
      byte[] bytes = Files.readAllBytes(file);
      digests.put(
          folder.relativize(file).toString(), Digest.compute(DigestAlgorithm.SHA256, bytes).hex());
    }
    return digests;
  }
}
