package assay.cli.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.cli.refusal.UsageException;
import assay.fingerprint.Transform;
import assay.policy.AcquisitionRule;
import assay.policy.FloodLimit;
import assay.policy.Policy;
import assay.policy.ProvenanceFloor;
import assay.policy.SidecarKeys;
import assay.policy.Thresholds;
import assay.provenance.Grade;
import assay.verdict.Disposition;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyFileTest {
  @Test
  void anEmptyFileIsTheStandardPolicy() {
    assertThat(PolicyFile.parse("p.yaml", "# nothing\n")).isEqualTo(Policy.standard());
  }

  @Test
  void everySettingIsRead() {
    Policy policy =
        PolicyFile.parse(
            "p.yaml",
            """
            pdq:
              matchedDistance: 25
              maxDistance: 40
              minQuality: 10
              variants: [original, flip-x]
            lists:
              careful:
                pdq: {maxDistance: 63, minQuality: 0}
              narrow:
                pdq: {maxDistance: 12}
                vetted: false
            unscreenable: quarantine
            provenance:
              floor: P2
              share: 95
            acquisition:
              suppliers: [Zeta, Alpha]
              required: true
            flood: {contents: 7, items: 70}
            sidecars:
              url: [Link, url]
              version: tool
              caption: []
            """);
    assertThat(policy.allowances().unvetted()).containsExactly("narrow");
    assertThat(policy.flood()).isEqualTo(new FloodLimit(7, 70));
    assertThat(policy.thresholds("other")).isEqualTo(new Thresholds(25, 40, 10));
    assertThat(policy.thresholds("careful")).isEqualTo(new Thresholds(25, 63, 0));
    assertThat(policy.thresholds("narrow")).isEqualTo(new Thresholds(12, 12, 10));
    assertThat(policy.variants()).containsExactly(Transform.ORIGINAL, Transform.FLIP_X);
    assertThat(policy.unscreenable()).isEqualTo(Disposition.QUARANTINED);
    assertThat(policy.acquisition()).isEqualTo(new AcquisitionRule(List.of("Alpha", "Zeta"), true));
    assertThat(policy.floor()).isEqualTo(new ProvenanceFloor(Grade.P2, 95));
    SidecarKeys usual = SidecarKeys.standard();
    assertThat(policy.sidecars())
        .isEqualTo(
            new SidecarKeys(
                List.of("link", "url"), usual.page(), usual.time(), List.of(), List.of("tool")));
  }

  /** What was decided when a list was added holds as far as the policy says nothing else. */
  @Test
  void aPolicyThatSaysWhetherAListIsVettedSaysNothingAboutItsDistances() {
    Policy policy =
        PolicyFile.parse("p.yaml", "lists: {mine: {vetted: false}, theirs: {vetted: true}}");
    assertThat(policy.byList()).isEmpty();
    assertThat(policy.allowances().vetted()).isEqualTo(Map.of("mine", false, "theirs", true));
    assertThat(policy.allowances().unlessSaid("theirs", false).unvetted()).containsExactly("mine");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          pdq:\\n  maxDistance: 64                | p.yaml:2: maxDistance is in 0..63 of 256 bits, not 64
          pdq:\\n  maxDistance: -1                | p.yaml:2: maxDistance is in 0..63 of 256 bits, not -1
          pdq:\\n  maxDistance: wide              | p.yaml:2: maxDistance is a whole number
          pdq:\\n  matchedDistance: 40            | p.yaml:2: matchedDistance is in 0..maxDistance (31), not 40
          pdq:\\n  maxDistanse: 31                | p.yaml:2: unknown name maxDistanse; known here: matchedDistance, maxDistance, minQuality, variants
          # a\\npdq: 31                           | p.yaml:2: names with values were expected here
          pdq:\\n  variants: [rotate-90]          | p.yaml:2: variants include original
          pdq:\\n  variants: [original, upside]   | p.yaml:2: a variant is all, flip-minus-1, flip-plus-1, flip-x, flip-y, original, rotate-180, rotate-270, rotate-90
          unscreenable: delete                    | p.yaml:1: unscreenable is one of keep, quarantine, withhold
          unscreenable: keep\\nunscreenable: keep | p.yaml:2: unscreenable is there twice
          acquisition:\\n  supplier: [a]          | p.yaml:2: unknown name supplier; known here: suppliers, required
          acquisition:\\n  required: maybe        | p.yaml:2: required is one of false, true
          flood:\\n  items: 0                     | p.yaml:2: a flood limit is at least 1
          lists:\\n  a: {vetted: maybe}           | p.yaml:2: vetted is one of false, true
          sidecars:\\n  url: [a, __URL__]          | p.yaml:2: __url__ is where the shard lies, never where an item came from
          sidecars:\\n  urls: [a]                  | p.yaml:2: unknown name urls; known here: url, page, time, caption, version
          provenance:\\n  share: 5                | p.yaml:2: share says how many items must reach a floor, and there is no floor
          provenance:\\n  floor: P9               | p.yaml:2: floor is one of P0, P1, P2, P3, P4
          """)
  void nonsenseIsRefusedWithItsLine(String yaml, String message) {
    assertThatThrownBy(() -> PolicyFile.parse("p.yaml", yaml.replace("\\n", "\n")))
        .isInstanceOf(UsageException.class)
        .hasMessage(message);
  }

  @Test
  void whatIsNoYamlIsRefusedWithItsLine() {
    assertThatThrownBy(() -> PolicyFile.parse("p.yaml", "pdq:\n  variants: [original\n"))
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith("p.yaml:");
  }
}
