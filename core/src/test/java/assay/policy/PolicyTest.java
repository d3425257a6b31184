package assay.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.fingerprint.Digest;
import assay.fingerprint.DigestAlgorithm;
import assay.fingerprint.Pdq;
import assay.fingerprint.Transform;
import assay.list.ListEntry;
import assay.provenance.Grade;
import assay.verdict.Disposition;
import assay.verdict.Grounds;
import assay.verdict.Match;
import assay.verdict.Reason;
import assay.verdict.Verdict;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyTest {
  private static final Grounds GROUNDS = new Grounds(List.of("m-md5"), List.of("a@1"));

  /** {@code strict} calls only equal hashes a match, {@code wide} everything up to 63. */
  private static final Policy POLICY =
      new Policy(
          Thresholds.standard(),
          new TreeMap<>(
              Map.of("strict", new Thresholds(0, 31, 50), "wide", new Thresholds(63, 63, 0))),
          EnumSet.allOf(Transform.class),
          Disposition.WITHHELD,
          ProvenanceFloor.none());

  @ParameterizedTest
  @CsvSource({
    // what was found                          fault       verdict
    "'',                                       '',         CLEAR",
    "'',                                       TRUNCATED,  UNSCREENABLE",
    "exact:a,                                  '',         MATCHED",
    "exact:a,                                  TRUNCATED,  MATCHED",
    "declared:a,                               '',         SUSPECTED",
    "declared:a,                               TRUNCATED,  SUSPECTED",
    "near:a:0,                                 '',         MATCHED",
    "near:a:20,                                '',         MATCHED",
    "near:a:21,                                '',         SUSPECTED",
    "near:a:31,                                TIMEOUT,    SUSPECTED",
    "near:strict:0,                            '',         MATCHED",
    "near:strict:1,                            '',         SUSPECTED",
    "near:wide:63,                             '',         MATCHED",
    "declared:a near:a:31,                     '',         SUSPECTED",
    "declared:a near:a:31 near:wide:40,        '',         MATCHED",
    "near:a:31 exact:strict,                   '',         MATCHED",
  })
  void whatWasFoundDecidesBeforeWhatCouldNotBeRead(
      String found, String fault, Verdict.Kind verdict) {
    List<Match> matches = matches(found);
    SortedSet<Reason> faults = new TreeSet<>();
    if (!fault.isEmpty()) {
      faults.add(Reason.valueOf(fault));
    }
    Verdict decided = POLICY.decide(matches, faults, GROUNDS);
    assertThat(decided.kind()).isEqualTo(verdict);
    assertThat(decided.matches()).isEqualTo(matches);
    decided.when(
        clear -> assertThat(clear.grounds()).isEqualTo(GROUNDS),
        matched -> assertThat(matched.matches()).isNotEmpty(),
        suspected -> assertThat(suspected.matches()).isNotEmpty(),
        unscreenable -> assertThat(unscreenable.reasons()).isEqualTo(faults));
  }

  private static List<Match> matches(String found) {
    List<Match> matches = new ArrayList<>();
    for (String one : found.split(" ", -1)) {
      String[] parts = one.split(":", -1);
      switch (parts[0]) {
        case "exact" -> matches.add(new Match.Exact(entry(parts[1])));
        case "declared" -> matches.add(new Match.Declared(entry(parts[1])));
        case "near" ->
            matches.add(
                new Match.Near(
                    new ListEntry(
                        parts[1], new Pdq(1, 2, 3, 4), Optional.empty(), Optional.empty()),
                    Integer.parseInt(parts[2]),
                    Transform.ORIGINAL));
        default -> assertThat(one).isEmpty();
      }
    }
    return matches;
  }

  private static ListEntry entry(String list) {
    Digest digest = Digest.compute(DigestAlgorithm.MD5, new byte[0]);
    return new ListEntry(list, digest, Optional.empty(), Optional.empty());
  }

  @ParameterizedTest
  @CsvSource({
    "CLEAR, KEPT",
    "MATCHED, QUARANTINED",
    "SUSPECTED, QUARANTINED",
    "UNSCREENABLE, WITHHELD"
  })
  void removalNeverWaitsForAPerson(Verdict.Kind verdict, Disposition disposition) {
    assertThat(Policy.standard().dispose(verdict)).isEqualTo(disposition);
  }

  @Test
  void onlyWhatIsDoneWithUnscreenableItemsIsAChoice() {
    Policy keeping =
        new Policy(
            Thresholds.standard(),
            new TreeMap<>(),
            EnumSet.of(Transform.ORIGINAL),
            Disposition.KEPT,
            ProvenanceFloor.none());
    assertThat(keeping.dispose(Verdict.Kind.UNSCREENABLE)).isEqualTo(Disposition.KEPT);
    assertThat(keeping.dispose(Verdict.Kind.MATCHED)).isEqualTo(Disposition.QUARANTINED);
    assertThat(keeping.dispose(Verdict.Kind.SUSPECTED)).isEqualTo(Disposition.QUARANTINED);
  }

  @Test
  void thePictureAsItIsIsAlwaysLookedUp() {
    assertThatThrownBy(
            () ->
                new Policy(
                    Thresholds.standard(),
                    new TreeMap<>(),
                    EnumSet.of(Transform.FLIP_X),
                    Disposition.WITHHELD,
                    ProvenanceFloor.none()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({"0, 0, 0", "20, 31, 50", "63, 63, 100", "31, 31, 0"})
  void thresholdsWithinTheirRangesAreTaken(int matched, int max, int quality) {
    assertThat(new Thresholds(matched, max, quality).maxDistance()).isEqualTo(max);
  }

  @ParameterizedTest
  @CsvSource({"-1, 31, 50", "32, 31, 50", "0, 64, 50", "0, -1, 50", "20, 31, -1", "20, 31, 101"})
  void thresholdsBeyondTheirRangesAreRefused(int matched, int max, int quality) {
    assertThatThrownBy(() -> new Thresholds(matched, max, quality))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "95, 94, 100, false",
    "95, 95, 100, true",
    "95, 949, 1000, false",
    "100, 999999, 1000000, false",
    "100, 7, 7, true",
    "0, 0, 100, true",
    "95, 0, 0, true",
    "33, 1, 3, true",
    "34, 1, 3, false",
    "100, 9007199254740990, 9007199254740991, false",
  })
  void theFloorHoldsWhenTheShareIsReached(int percent, long reaching, long all, boolean holds) {
    assertThat(new ProvenanceFloor(Grade.P2, percent).holds(reaching, all)).isEqualTo(holds);
  }

  @ParameterizedTest
  @CsvSource({"-1", "101"})
  void aShareBeyondAHundredPercentIsRefused(int percent) {
    assertThatThrownBy(() -> new ProvenanceFloor(Grade.P2, percent))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aGradeReachesItselfAndEveryLowerOne() {
    assertThat(Grade.P3.reaches(Grade.P2)).isTrue();
    assertThat(Grade.P2.reaches(Grade.P2)).isTrue();
    assertThat(Grade.P1.reaches(Grade.P2)).isFalse();
  }
}
