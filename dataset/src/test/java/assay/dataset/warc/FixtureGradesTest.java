package assay.dataset.warc;

import static org.assertj.core.api.Assertions.assertThat;

import assay.fingerprint.Digest;
import assay.provenance.Acquisition;
import assay.provenance.Capture;
import assay.provenance.DigestCheck;
import assay.provenance.Grading;
import assay.provenance.Ingest;
import assay.provenance.Provenance;
import assay.provenance.Vector;
import assay.testkit.Fixtures;
import assay.testkit.Walk;
import assay.testkit.Walk.Seen;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The grades that real crawls reach, response by response; all those of one file are alike.
 *
 * <p>The three of grade P2 are single records cut out of a crawl, without request and {@code
 * warcinfo}: who asked is not known. ARC has no digests.
 */
class FixtureGradesTest {
  private static final Instant WHEN = Instant.parse("2026-03-01T22:10:00Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          cc-whirlwind.warc.gz | 1 | 33332 P4
          jwarc-cc.warc.gz | 1 | 33032 P2
          jwat-IAH-20080430204825-00000-blackbook.warc.gz | 261 | 33332 P4
          jwat-IAH-20080430204825-00000-blackbook.arc.gz | 261 | 33322 P3
          pywb-dupes.warc.gz | 3 | 33332 P4
          pywb-example-wget-1-14.warc.gz | 1 | 33332 P4
          pywb-example-wpull.warc.gz | 1 | 33332 P4
          pywb-example-url-agnostic-orig.warc.gz | 1 | 33332 P4
          pywb-iana.warc.gz | 48 | 33332 P4
          pywacz-example-collection.warc | 1 | 33332 P4
          spec-20130729-heritrix-original.warc.gz | 1 | 33032 P2
          spec-20141129-heritrix-original.warc.gz | 1 | 33032 P2
          spec-hello-world.warc | 1 | 33332 P4
          wac-IAH-urls-wget.warc.gz | 16 | 33332 P4
          warcio-example.warc.gz | 1 | 33332 P4
          warcio-example-iana.org-chunked.warc | 1 | 33332 P4
          warcio-post-test.warc.gz | 3 | 33332 P4
          """)
  void everyResponseOfACrawlIsGraded(String file, int count, String grade) throws Exception {
    Map<String, Integer> vectors = new TreeMap<>();
    Path path = Fixtures.locate("warc/" + file);
    for (Seen seen : Walk.through(new WarcFormat(Signatures.TYPES), path).items()) {
      Provenance facts = entered(seen);
      Optional<Capture.Http> http = facts.capture().flatMap(Capture::http);
      if (http.isPresent() && seen.item().orElseThrow().hasBytes()) {
        vectors.merge(text(new Grading(facts).vector()), 1, Integer::sum);
      }
    }
    assertThat(vectors).isEqualTo(Map.of(grade, count));
  }

  private static String text(Vector v) {
    return "%d%d%d%d%d %s"
        .formatted(v.where(), v.when(), v.how(), v.integrity(), v.chain(), v.grade());
  }

  private static Provenance entered(Seen seen) {
    Provenance facts = seen.item().orElseThrow().provenance();
    Optional<Digest> declared = facts.declaredDigest();
    Stream<byte[]> readings =
        seen.readings().isEmpty() ? Stream.of(new byte[0]) : seen.readings().values().stream();
    boolean verified =
        declared.isPresent()
            && readings.anyMatch(
                r -> Digest.compute(declared.get().algorithm(), r).equals(declared.get()));
    DigestCheck check =
        declared.isEmpty()
            ? DigestCheck.ABSENT
            : verified ? DigestCheck.VERIFIED_RAW : DigestCheck.MISMATCH;
    Ingest ingest = new Ingest(Optional.of(WHEN), "assay", "0.1.0", List.of());
    return facts.checked(check).entered(Acquisition.unknown(), ingest);
  }
}
