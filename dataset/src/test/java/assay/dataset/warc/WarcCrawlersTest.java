package assay.dataset.warc;

import static org.assertj.core.api.Assertions.assertThat;

import assay.fingerprint.Digest;
import assay.provenance.Acquisition;
import assay.provenance.DigestCheck;
import assay.provenance.Grade;
import assay.provenance.Grading;
import assay.provenance.Ingest;
import assay.provenance.Provenance;
import assay.testkit.Fixtures;
import assay.testkit.Walk;
import assay.testkit.Walk.Seen;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;

/**
 * What Heritrix, wget, wpull, Common Crawl, pywb and warcio wrote. Their digests are the witness
 * that chunking and codings are undone as they were meant.
 */
class WarcCrawlersTest {
  private static final Instant WHEN = Instant.parse("2026-03-01T22:10:00Z");

  /** How many items declare a digest and have bytes; every one of them must be verified. */
  private static final Map<String, Integer> DECLARED =
      Map.of(
          "cc-whirlwind.warc.gz", 1,
          "gen-forms.warc.gz", 11,
          "jwat-IAH-20080430204825-00000-blackbook.warc.gz", 261,
          "pywb-example-wget-1-14.warc.gz", 1,
          "pywb-example-wpull.warc.gz", 1,
          "pywb-iana.warc.gz", 48,
          "spec-hello-world.warc", 1,
          "wac-IAH-urls-wget.warc.gz", 16,
          "warcio-example-iana.org-chunked.warc", 1);

  static Stream<Path> crawls() {
    return Fixtures.in("warc").stream()
        .filter(file -> DECLARED.containsKey(file.getFileName().toString()));
  }

  @ParameterizedTest
  @MethodSource("crawls")
  void everyDeclaredDigestIsThatOfAReading(Path file) throws Exception {
    List<Seen> declared = declared(file);
    assertThat(declared).hasSize(DECLARED.get(file.getFileName().toString()));
    assertThat(declared).allMatch(WarcCrawlersTest::isVerified);
  }

  @ParameterizedTest
  @MethodSource("crawls")
  void aVerifiedRecordOfARealCrawlReachesTheHighestGrade(Path file) throws Exception {
    for (Seen seen : declared(file)) {
      Provenance facts = entered(seen.item().orElseThrow().provenance());
      boolean answered = facts.capture().orElseThrow().http().isPresent();
      if (answered) {
        assertThat(new Grading(facts).vector().grade()).isEqualTo(Grade.P4);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("crawls")
  void anotherReaderCountsTheSameRecords(Path file) throws Exception {
    int count = 0;
    try (WarcReader other = new WarcReader(file)) {
      for (WarcRecord record : other) {
        assertThat(record.version()).isNotNull();
        count++;
      }
    }
    assertThat(walk(file).entries()).hasSize(count);
  }

  private static List<Seen> declared(Path file) throws Exception {
    return walk(file).items().stream()
        .filter(e -> e.item().orElseThrow().hasBytes())
        .filter(e -> e.item().orElseThrow().provenance().declaredDigest().isPresent())
        .toList();
  }

  private static boolean isVerified(Seen seen) {
    Digest declared = seen.item().orElseThrow().provenance().declaredDigest().orElseThrow();
    Stream<byte[]> readings =
        seen.readings().isEmpty() ? Stream.of(new byte[0]) : seen.readings().values().stream();
    return readings.anyMatch(r -> Digest.compute(declared.algorithm(), r).equals(declared));
  }

  private static Provenance entered(Provenance facts) {
    Optional<String> said = Optional.of("said");
    Acquisition acquired =
        new Acquisition(said, said, said, said, said, said, said, Optional.of(WHEN), said);
    return facts
        .checked(DigestCheck.VERIFIED_RAW)
        .entered(acquired, new Ingest(Optional.of(WHEN), "assay", "0.1.0", List.of()));
  }

  private static Walk walk(Path file) throws Exception {
    return Walk.through(new WarcFormat(Signatures.TYPES), file);
  }
}
