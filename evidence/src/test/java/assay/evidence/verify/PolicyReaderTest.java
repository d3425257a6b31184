package assay.evidence.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.evidence.bundle.Bundle;
import assay.evidence.statement.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A policy with a slip in it must not become one that demands less. */
class PolicyReaderTest {
  @Test
  void aPolicyIsRead() throws Exception {
    TrustPolicy policy = PolicyReader.parse(SampleEvidence.policy());
    assertThat(policy.minLevel()).isEqualTo(Level.ASSAY_SCREENING_LEVEL_3);
    assertThat(policy.lists()).hasSize(1);
    assertThat(policy.matchers()).hasSize(2);
    assertThat(policy.log()).isPresent();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "minLevel":"ASSAY_SCREENING_LEVEL_3" | "minLevel":3                      | minLevel
          "minLevel":"ASSAY_SCREENING_LEVEL_3" | "minLevel":"LEVEL_3"              | minLevel
          "minLevel":                          | "minlevel":                       | minlevel
          "keyThreshold":1                     | "keyThreshold":4294967297         | keyThreshold
          "keyThreshold":1                     | "keyThreshold":"1"                | keyThreshold
          "keyThreshold":1                     | "keyThreshold":0                  | threshold
          "lists":[                            | "lists":["urn:example:list:a",    | lists
          "maxAge":"P14D"                      | "maxAge":14                       | lists.maxAge
          "maxAge":"P14D"                      | "maxAge":"two weeks"              | lists.maxAge
          "atLeastDistance":31                 | "atLeastDistance":"31"            | matchers.atLeastDistance
          "media":"image/*"                    | "media":["image/*"]               | matchers.media
          "minVersion":"1.3.0"                 | "minVersion":1                    | scanner.minVersion
          "denyVersions":["1.3.2"]             | "denyVersions":"1.3.2"            | scanner.denyVersions
          "denyVersions":["1.3.2"]             | "denyVersions":[1]                | scanner.denyVersions
          "scanners":["                        | "scanners":[7,"                   | keys.scanners
          "log":"                              | "log":[],"x":"                    | x
          """)
  void aMemberOfAnotherKindIsRefused(String from, String to, String named) throws Exception {
    String policy = SampleEvidence.policy();
    assertThat(policy).contains(from);
    assertThatThrownBy(() -> PolicyReader.parse(policy.replace(from, to)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(named);
  }

  @Test
  void aListMayBeOlderThanTheCalendar() throws Exception {
    String policy = SampleEvidence.policy().replace("P14D", Duration.ofDays(1L << 40).toString());
    TrustPolicy trust = PolicyReader.parse(policy);
    assertThat(
            new Verifier(trust, Instant.parse("2026-03-05T00:00:00Z"))
                .verify(
                    Bundle.of(SampleEvidence.parts(SampleEvidence.statement())),
                    new Question.OfStatement(),
                    Optional.empty())
                .level())
        .isNotNull();
  }
}
