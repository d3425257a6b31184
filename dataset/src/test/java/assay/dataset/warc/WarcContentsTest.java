package assay.dataset.warc;

import static org.assertj.core.api.Assertions.assertThat;

import assay.fingerprint.Digest;
import assay.fingerprint.DigestAlgorithm;
import assay.json.JsonException;
import assay.json.JsonObject;
import assay.provenance.Acquisition;
import assay.provenance.Capture;
import assay.provenance.DigestCheck;
import assay.provenance.Grade;
import assay.provenance.Grading;
import assay.provenance.Ingest;
import assay.provenance.Provenance;
import assay.stage.DatasetException;
import assay.stage.Role;
import assay.testkit.Fixtures;
import assay.testkit.Walk;
import assay.testkit.Walk.Seen;
import assay.verdict.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;

class WarcContentsTest {
  @ParameterizedTest
  @ValueSource(strings = {"gen-forms.warc", "gen-forms.warc.gz", "gen-forms.warc.zst"})
  void recordsAreWhereAndWhatTheirMakerSays(String name) throws Exception {
    List<JsonObject> expected = expected(name);
    List<Seen> entries = walk("warc/" + name).entries();
    assertThat(entries).hasSize(expected.size());
    for (int i = 0; i < expected.size(); i++) {
      requireEqual(expected.get(i), entries.get(i));
    }
  }

  private static List<JsonObject> expected(String name) throws IOException {
    return Files.readAllLines(Fixtures.locate("warc/gen-expected.jsonl")).stream()
        .map(WarcContentsTest::parse)
        .filter(o -> o.text("file").orElseThrow().equals("warc/" + name))
        .toList();
  }

  private static JsonObject parse(String line) {
    try {
      return JsonObject.parse(line.replaceAll("\"\\w+\":null,", "")); // absent, in our JSON
    } catch (JsonException e) {
      throw new AssertionError(e);
    }
  }

  private static void requireEqual(JsonObject expected, Seen seen) {
    assertThat(seen.extent().offset()).isEqualTo(expected.number("offset").orElseThrow());
    assertThat(seen.extent().length()).isEqualTo(expected.number("length").orElseThrow());
    if (seen.role() != Role.GLUE) {
      assertThat(seen.member()).isEqualTo(expected.text("id").orElseThrow());
    }
    expected
        .text("sha256")
        .ifPresent(
            sha256 -> {
              assertThat(seen.faults()).isEmpty();
              assertThat((long) seen.content().length)
                  .isEqualTo(expected.number("payloadLength").orElseThrow());
              assertThat(hex(DigestAlgorithm.SHA256, seen)).isEqualTo(sha256);
              assertThat(hex(DigestAlgorithm.SHA1, seen)).isEqualTo(expected.text("sha1").get());
              assertThat(hex(DigestAlgorithm.MD5, seen)).isEqualTo(expected.text("md5").get());
            });
  }

  private static String hex(DigestAlgorithm algorithm, Seen seen) {
    return Digest.compute(algorithm, seen.content()).hex();
  }

  @ParameterizedTest
  @ValueSource(strings = {"gen-forms.warc", "gen-forms.warc.gz", "gen-forms-dict.warc.zst"})
  void theSegmentsOfARecordAreReadAsOneAndLeaveTogether(String name) throws Exception {
    List<Seen> entries = walk("warc/" + name).entries();
    int last = entries.size() - 1;
    Seen first = entries.get(last - 2);
    Seen second = entries.get(last - 1);
    assertThat(first.faults()).isEmpty();
    assertThat(hex(DigestAlgorithm.SHA256, first))
        .isEqualTo("fbcd95509770d62fc44bcebf1b0feabce3f815a8634005205da3d239035d8475");
    assertThat(second.role()).isEqualTo(Role.SIDE);
    assertThat(second.ties().follows()).containsAnyElementsOf(first.ties().names());
    assertThat(first.ties().follows()).containsAnyElementsOf(second.ties().names());
  }

  @Test
  void aSegmentWithoutTheOthersIsUnscreenable(@TempDir Path folder) throws Exception {
    byte[] whole = Files.readAllBytes(Fixtures.locate("warc/gen-forms.warc"));
    Path cut = Files.write(folder.resolve("cut.warc"), Arrays.copyOf(whole, 67992));
    List<Seen> items = Walk.through(format(), cut).items();
    assertThat(items.get(items.size() - 1).faults()).containsExactly(Reason.SEGMENT);
  }

  /** What becomes of each odd or broken fixture: items, damaged extents, bytes damaged. */
  @ParameterizedTest
  @CsvSource({
    "gen-bad-body-cut.warc,              1, 1, 1473, truncated",
    "gen-bad-gz-crc.warc.gz,             2, 1, 2527, malformed",
    "gen-bad-gz-cut.warc.gz,             2, 1,  909, truncated",
    "gen-bad-gz-data.warc.gz,            2, 1, 2527, malformed",
    "gen-bad-gz-junk-between.warc.gz,    3, 1,    8, malformed",
    "gen-bad-gz-zero-tail.warc.gz,       3, 0,    0, ",
    "gen-bad-length-huge.warc,           1, 1, 2465, malformed",
    "gen-bad-length-long.warc,           2, 1, 2450, malformed",
    "gen-bad-length-missing.warc,        1, 1, 2428, malformed",
    "gen-bad-length-negative.warc,       1, 1, 2448, malformed",
    "gen-bad-length-short.warc,          2, 1, 2450, malformed",
    "gen-bad-length-twice.warc,          1, 1, 2472, malformed",
    "gen-bad-lf-headers.warc,            2, 0,    0, ",
    "gen-bad-no-trailer-mid.warc,        2, 0,    0, ",
    "gen-bad-trailer-3crlf-mid.warc,     2, 0,    0, ",
    "gen-bad-trailer-4lf-at-end.warc,    2, 0,    0, ",
    "gen-bad-trailer-crlf-at-end.warc,   2, 0,    0, ",
    "gen-empty.warc,                     0, 0,    0, ",
    "gen-odd-gz-empty-member.warc.gz,    2, 0,    0, ",
    "gen-odd-gz-fextra-40000.warc.gz,    2, 0,    0, ",
    "gen-odd-gz-one-member.warc.gz,      3, 0,    0, ",
    "gen-odd-gz-split-record.warc.gz,    2, 0,    0, ",
    "gen-odd-gz-two-per-member.warc.gz,  3, 0,    0, ",
    "gen-odd-leading-blank.warc,         2, 0,    0, ",
  })
  void damageIsConfinedAndReported(String name, int whole, int damaged, long bytes, String fault)
      throws Exception {
    Walk walk = walk("warc/" + name);
    List<Seen> lost = walk.entries().stream().filter(e -> e.role() == Role.DAMAGED).toList();
    assertThat(walk.items()).hasSize(whole + damaged);
    assertThat(lost).hasSize(damaged);
    assertThat(lost.stream().mapToLong(e -> e.extent().length()).sum()).isEqualTo(bytes);
    lost.forEach(e -> assertThat(e.faults()).extracting(Reason::code).containsExactly(fault));
    assertThat(walk.warnings()).hasSizeGreaterThanOrEqualTo(damaged);
    assertThat(walk.warnings()).allMatch(w -> w.startsWith(name + "@"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"gen-bad-3-bytes.warc", "gen-bad-no-warc.warc", "gen-expected.jsonl"})
  void whatIsNoArchiveIsRefused(String name) throws Exception {
    Path file = Fixtures.locate("warc/" + name);
    org.junit.jupiter.api.Assertions.assertThrows(
        DatasetException.class, () -> Walk.through(format(), file));
    assertThat(format().recognises(file, Files.readAllBytes(file))).isFalse();
  }

  @Test
  void aFlippedByteIsCaughtOrChangesNothing(@TempDir Path folder) throws Exception {
    byte[] whole = Files.readAllBytes(Fixtures.locate("warc/gen-forms.warc.gz"));
    Set<String> known = descriptions(walk("warc/gen-forms.warc.gz").items());
    SplittableRandom random = new SplittableRandom(0xf11b);
    Path file = folder.resolve("flipped.warc.gz");
    for (int i = 0; i < 150; i++) {
      byte[] flipped = whole.clone();
      flipped[random.nextInt(whole.length)] ^= (byte) (1 + random.nextInt(255));
      Files.write(file, flipped);
      for (Seen seen : Walk.through(format(), file).items()) {
        if (seen.isWhole()) {
          assertThat(known).contains(seen.description());
        }
      }
    }
  }

  private static Set<String> descriptions(List<Seen> entries) {
    return new HashSet<>(entries.stream().map(Seen::description).toList());
  }

  /** The second opinion, where it is right: it verifies no checksum and hangs on zstd. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "gen-forms.warc",
        "gen-forms.warc.gz",
        "gen-odd-gz-two-per-member.warc.gz",
        "gen-odd-gz-split-record.warc.gz"
      })
  void anotherReaderSeesTheSameRecords(String name) throws Exception {
    Path file = Fixtures.locate("warc/" + name);
    try (WarcReader other = new WarcReader(file)) {
      List<Seen> records = walk("warc/" + name).entries();
      int i = 0;
      for (WarcRecord record : other) {
        Seen seen = records.get(i++);
        if (seen.role() != Role.GLUE) {
          assertThat(seen.member()).isEqualTo("<" + record.id() + ">");
        }
      }
      assertThat(i).isEqualTo(records.size());
    }
  }

  @Test
  void whatBelongsToAMatchedRecordLeavesWithIt() throws Exception {
    Walk walk = walk("warc/gen-forms.warc");
    Seen plain = member(walk, "ac7938d4");
    Set<String> leaving =
        walk.without(plain::equals).stream()
            .filter(c -> !c.kept())
            .map(c -> c.member().substring(10, 18))
            .collect(Collectors.toSet());
    // request, metadata, conversion, revisit; and the revisit's own
    assertThat(leaving)
        .containsExactlyInAnyOrder("b53f8cb3", "ac7938d4", "43122a28", "8a496e4d", "98281806");
  }

  @Test
  void aRevisitFollowsByIdByAddressAndByDigest() throws Exception {
    Seen revisit = member(walk("warc/gen-forms.warc"), "98281806");
    assertThat(revisit.ties().follows())
        .contains(
            "c:urn:uuid:ac7938d4-0cfc-3307-a2bf-325d28e7884e",
            "u:https://images.example.com/plain.jpg|2026-02-11T08:14:03Z",
            "d:sha1:d691d2295359d7ce67a15437d486415856479b6e");
  }

  @Test
  void theFactsOfARecordAreReadFromIt() throws Exception {
    Seen plain = member(walk("warc/gen-forms.warc"), "ac7938d4");
    Provenance facts = plain.item().orElseThrow().provenance();
    Capture capture = facts.capture().orElseThrow();
    assertThat(facts.origin().orElseThrow().url()).contains("https://images.example.com/plain.jpg");
    assertThat(capture.notBefore()).contains(Instant.parse("2026-02-11T08:14:03Z"));
    assertThat(capture.notAfter()).isEqualTo(capture.notBefore());
    assertThat(capture.method()).contains("crawl");
    assertThat(capture.serverIp()).contains("192.0.2.17");
    assertThat(capture.agent().orElseThrow().name()).isEqualTo("CCBot");
    assertThat(capture.http().orElseThrow().status()).hasValue(200);
    assertThat(capture.http().orElseThrow().contentType()).contains("image/jpeg");
    assertThat(capture.archive().orElseThrow().offset()).isEqualTo(3393);
    assertThat(capture.archive().orElseThrow().length()).isEqualTo(2450);
    assertThat(capture.archive().orElseThrow().recordId())
        .contains("<urn:uuid:ac7938d4-0cfc-3307-a2bf-325d28e7884e>");
    assertThat(facts.declaredDigest())
        .contains(Digest.compute(DigestAlgorithm.SHA1, plain.content()));
  }

  @Test
  void aVerifiedResponseReachesTheHighestGradeAndOneWithoutDigestTheNext() throws Exception {
    Walk walk = walk("warc/gen-forms.warc");
    assertThat(grade(member(walk, "ac7938d4"), DigestCheck.VERIFIED_RAW)).isEqualTo(Grade.P4);
    assertThat(grade(member(walk, "c285a30e"), DigestCheck.ABSENT)).isEqualTo(Grade.P3);
  }

  private static Grade grade(Seen seen, DigestCheck check) {
    Instant now = Instant.parse("2026-03-01T22:10:00Z");
    Optional<String> said = Optional.of("said");
    Acquisition acquired =
        new Acquisition(said, said, said, said, said, said, said, Optional.of(now), said);
    Ingest ingest = new Ingest(Optional.of(now), "assay", "0.1.0", List.of());
    Provenance facts =
        seen.item().orElseThrow().provenance().checked(check).entered(acquired, ingest);
    return new Grading(facts).vector().grade();
  }

  @Test
  void aResponseCutSilentlyAtAMebibyteIsAPart(@TempDir Path folder) throws Exception {
    String http = "HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\n\r\n";
    for (int length : new int[] {(1 << 20) - 1, 1 << 20, (1 << 20) + 1}) {
      Path file = folder.resolve(length + ".warc");
      String head =
          "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://example.com/\r\n"
              + "Content-Length: "
              + (http.length() + length)
              + "\r\n\r\n";
      Files.writeString(file, head + http + "x".repeat(length) + "\r\n\r\n");
      assertThat(Walk.through(format(), file).items().get(0).partial())
          .isEqualTo(length == 1 << 20);
    }
  }

  @Test
  void aPictureWhereNoneBelongsIsAnItem(@TempDir Path folder) throws Exception {
    StringBuilder all = new StringBuilder();
    for (String type : List.of("warcinfo", "metadata", "request")) {
      all.append("WARC/1.0\r\nWARC-Type: " + type + "\r\nContent-Length: 12\r\n\r\nGIF89a012345");
      all.append("\r\n\r\n");
    }
    Path file = Files.writeString(folder.resolve("odd.warc"), all);
    assertThat(Walk.through(format(), file).entries())
        .hasSize(3)
        .allMatch(e -> e.role() == Role.ITEM && e.content().length == 12);
  }

  private static Seen member(Walk walk, String id) {
    return walk.entries().stream().filter(e -> e.member().contains(id)).findFirst().orElseThrow();
  }

  private static Walk walk(String fixture) throws IOException, DatasetException {
    return Walk.through(format(), Fixtures.locate(fixture));
  }

  private static WarcFormat format() {
    return new WarcFormat(Signatures.TYPES);
  }
}
