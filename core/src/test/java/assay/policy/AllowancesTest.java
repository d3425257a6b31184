package assay.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import assay.fingerprint.Digest;
import assay.fingerprint.DigestAlgorithm;
import assay.fingerprint.Fingerprint;
import assay.fingerprint.Pdq;
import assay.fingerprint.Transform;
import assay.json.JsonObject;
import assay.list.ListEntry;
import assay.provenance.Addresses;
import assay.verdict.Match;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AllowancesTest {
  private static final Instant UNTIL = Instant.parse("2027-01-01T00:00:00Z");
  private static final Digest CONTENT = Digest.compute(DigestAlgorithm.SHA256, new byte[] {1});
  private static final Digest LISTED = Digest.compute(DigestAlgorithm.MD5, new byte[] {1});
  private static final Pdq PDQ = new Pdq(1, 2, 3, 4);
  private static final Match EXACT = new Match.Exact(entry("a", LISTED));
  private static final Match ORIGIN =
      new Match.Origin(entry("a", Addresses.listed(DigestAlgorithm.DOMAIN, "a.example")));

  private static ListEntry entry(String list, Fingerprint value) {
    return new ListEntry(list, value, Optional.empty(), Optional.empty());
  }

  private static Match near(int distance) {
    return new Match.Near(entry("a", PDQ), distance, Transform.ORIGINAL);
  }

  private static Allowance allowance(Allowance.Subject subject) {
    return new Allowance("5eed", subject, "Ann", Optional.empty(), "a logo", UNTIL);
  }

  private static Allowance ofContent() {
    return allowance(new Allowance.Subject.Content(CONTENT));
  }

  private static Allowance beyond(int distance) {
    return allowance(new Allowance.Subject.Entry("a", PDQ, distance));
  }

  /** What is left, of one match of an item with {@link #CONTENT}. */
  private static List<Match> left(Match match, Allowance allowance, String... unvetted) {
    SortedMap<String, Boolean> vetted = new TreeMap<>();
    List.of(unvetted).forEach(list -> vetted.put(list, false));
    return new Allowances(List.of(allowance), vetted).of(List.of(match), Set.of(CONTENT)).matches();
  }

  @Test
  void anAllowedContentIsNeitherNearNorOfAListedOrigin() {
    assertThat(left(near(1), ofContent())).isEmpty();
    assertThat(left(ORIGIN, ofContent())).isEmpty();
    assertThat(left(new Match.Declared(entry("a", LISTED)), ofContent())).isEmpty();
  }

  @Test
  void anotherContentIsNotAllowed() {
    Allowances allowances = new Allowances(List.of(ofContent()), Collections.emptySortedMap());
    Digest other = Digest.compute(DigestAlgorithm.SHA256, new byte[] {2});
    assertThat(allowances.of(List.of(near(1)), Set.of(other)).matches()).containsExactly(near(1));
    assertThat(allowances.of(List.of(near(1)), Set.of()).matches()).containsExactly(near(1));
  }

  @Test
  void anExactMatchOfAVettedListTakesTwoPersons() {
    for (Match exact : List.of(EXACT, near(0))) {
      assertThat(left(exact, ofContent())).containsExactly(exact);
      assertThat(left(exact, ofContent().confirmedBy("Bob"))).isEmpty();
      assertThat(left(exact, ofContent(), "a")).isEmpty();
      assertThat(left(exact, ofContent(), "b")).containsExactly(exact);
    }
    assertThat(left(near(0), beyond(-1))).containsExactly(near(0));
    assertThat(left(near(0), beyond(-1).confirmedBy("Bob"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Ann", "ANN", " Ann ", " "})
  void nobodyIsTheirOwnSecondPerson(String person) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ofContent().confirmedBy(person))
        .withMessage("it is confirmed by another person than Ann");
  }

  @ParameterizedTest
  @CsvSource({"10,10,false", "10,11,true", "0,1,true", "0,0,false", "62,62,false", "62,63,true"})
  void anEntryIsAllowedBeyondADistanceOnly(int beyond, int distance, boolean silenced) {
    assertThat(left(near(distance), beyond(beyond)).isEmpty()).isEqualTo(silenced);
    Match elsewhere = new Match.Near(entry("b", PDQ), distance, Transform.ORIGINAL);
    assertThat(left(elsewhere, beyond(beyond))).containsExactly(elsewhere);
    Match other = new Match.Near(entry("a", new Pdq(9, 9, 9, 9)), distance, Transform.ORIGINAL);
    assertThat(left(other, beyond(beyond))).containsExactly(other);
  }

  @Test
  void anEntryOfADigestIsAllowedAsAWhole() {
    Allowance whole = allowance(new Allowance.Subject.Entry("a", LISTED, -1));
    assertThat(left(EXACT, whole)).containsExactly(EXACT);
    assertThat(left(EXACT, whole.confirmedBy("Bob"))).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Allowance.Subject.Entry("a", LISTED, 0));
    for (int impossible : new int[] {-2, 63, 256}) {
      assertThatIllegalArgumentException().isThrownBy(() -> beyond(impossible));
    }
  }

  @Test
  void whatIsNotAllowedIsLeftAndWhoSilencedWhatIsTold() {
    Allowances.Remaining remaining =
        new Allowances(List.of(beyond(5)), Collections.emptySortedMap())
            .of(List.of(near(3), near(9), EXACT), Set.of(CONTENT));
    assertThat(remaining.matches()).containsExactly(near(3), EXACT);
    assertThat(remaining.by()).containsExactly("5eed");
  }

  @Test
  void contentThatCanBeCounterfeitedIsNotAllowedByItsDigest() {
    Digest sha1 = Digest.compute(DigestAlgorithm.SHA1, new byte[0]);
    assertThatIllegalArgumentException().isThrownBy(() -> new Allowance.Subject.Content(sha1));
  }

  @Test
  void whatIsSaidOfAListGoesBeforeWhatWasDecidedWhenItWasAdded() {
    Allowances said = Allowances.none().unlessSaid("a", true).unlessSaid("a", false);
    assertThat(said.unlessSaid("b", false).unvetted()).containsExactly("b");
  }

  @Test
  void anAllowanceRunsOut() {
    Allowances allowances = new Allowances(List.of(ofContent()), Collections.emptySortedMap());
    assertThat(allowances.at(UNTIL.minusNanos(1)).all()).hasSize(1);
    assertThat(allowances.at(UNTIL).all()).isEmpty();
  }

  @Test
  void aDecisionReadsBackAndShowsNothing() throws Exception {
    for (Allowance allowance :
        List.of(
            ofContent(),
            beyond(7).confirmedBy("Bob"),
            allowance(new Allowance.Subject.Entry("a", LISTED, -1)))) {
      JsonObject json = JsonObject.parse(allowance.json().write());
      assertThat(Allowance.of(json)).isEqualTo(allowance);
      assertThat(allowance.toString()).isEqualTo("allowance 5eed");
    }
    assertThatIllegalArgumentException().isThrownBy(() -> Allowance.of(JsonObject.empty()));
  }
}
