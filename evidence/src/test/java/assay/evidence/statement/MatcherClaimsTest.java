package assay.evidence.statement;

import static org.assertj.core.api.Assertions.assertThat;

import assay.json.JsonObject;
import assay.list.ListSource;
import assay.list.ListVersion;
import assay.policy.Policy;
import assay.policy.Thresholds;
import assay.stage.Sampling;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MatcherClaimsTest {
  private static final Instant TIME = Instant.parse("2026-03-01T12:00:00Z");

  private static ListVersion list(String id) {
    return new ListVersion(id, TIME, Map.of("pdq", 1L), "00".repeat(32), 1);
  }

  /** The policy knows the list by its id; the statement does not tell that. */
  @Test
  void aListThatIsNotNamedHasItsOwnThresholdsUnderAnotherId() {
    ListVersion withheld =
        list("confidential").from(new ListSource(Optional.empty(), "list-7", TIME, Map.of(), 0));
    Policy standard = Policy.standard();
    Policy policy =
        new Policy(
            standard.thresholds(),
            new TreeMap<>(Map.of("confidential", new Thresholds(5, 9, 70))),
            standard.variants(),
            standard.unscreenable(),
            standard.floor());
    List<JsonObject> matchers =
        new MatcherClaims(
                List.of(list("known"), withheld), policy, List.of(), Sampling.EVERY_SECOND)
            .json();
    assertThat(matchers).hasSize(2);
    assertThat(matchers.toString()).doesNotContain("confidential");
    for (JsonObject matcher : matchers) {
      boolean own = matcher.texts("lists").equals(List.of("list-7"));
      assertThat(matcher.texts("lists")).containsExactly(own ? "list-7" : "known");
      assertThat(matcher.number("maxDistance")).hasValue(own ? 9 : 31);
    }
  }
}
