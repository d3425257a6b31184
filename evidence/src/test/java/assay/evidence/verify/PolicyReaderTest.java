package assay.evidence.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.evidence.statement.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
          "type":"assay.ver          | "kind":"assay.ver                | type is not
          "keyThreshold":1           | "keyThreshold":"1"               | keyThreshold is not a number
          "keyThreshold":1           | "keyThreshold":0                 | a threshold of 1
          "keyThreshold":1           | "keyThreshold":4294967297        | a threshold of 1
          "minLevel":"ASSAY_SCREENING_LEVEL_3" | "minLevel":3           | minLevel is not a string
          SCREENING_LEVEL_3          | SCREENING_LEVEL_5                | no level is called
          "lists":[                  | "lists":[3,                      | lists is not an array of objects
          "maxAge":"P14D"            | "maxAge":14                      | lists.maxAge is not a string
          "maxAge":"P14D"            | "maxAge":"14 days"               | lists.maxAge is a duration
          "maxAge":                  | "maximumAge":                    | lists.maximumAge is unknown
          "atLeastDistance":31       | "atLeastDistance":"31"           | matchers.atLeastDistance is not a number
          "denyVersions":["1.3.2"]   | "denyVersions":"1.3.2"           | scanner.denyVersions is not an array
          "scanner":{                | "scanner":[],"other":{           | other is unknown
          "log":"log                 | "log":3,"lag":"log               | lag is unknown
          """)
  void aMemberThatIsUnknownOrOfAnotherKindIsRefusedRatherThanIgnored(
      String from, String to, String message) throws Exception {
    String policy = SampleEvidence.policy();
    assertThat(policy).contains(from);
    assertThatThrownBy(() -> PolicyReader.parse(policy.replace(from, to)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}
