package assay.record;

import static org.assertj.core.api.Assertions.assertThat;

import assay.fingerprint.Digest;
import assay.fingerprint.DigestAlgorithm;
import assay.fingerprint.LicensedHash;
import assay.fingerprint.Pdq;
import assay.fingerprint.Transform;
import assay.item.Extent;
import assay.item.Locator;
import assay.item.Reading;
import assay.json.JsonObject;
import assay.list.ListEntry;
import assay.provenance.Actionable;
import assay.provenance.Grade;
import assay.verdict.Disposition;
import assay.verdict.Match;
import assay.verdict.Verdict;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ItemRecordTest {
  private static final byte[] CONTENT = {1, 2, 3};

  private static ItemRecord record(Verdict.Kind verdict, Disposition disposition) {
    List<Digest> digests =
        DigestAlgorithm.ofContent().stream().map(a -> Digest.compute(a, CONTENT)).toList();
    return new ItemRecord(
            new Locator("a/shard-0007.tar", 41, "märk.zip!1.png", OptionalLong.of(40)),
            new Extent(512, 1024),
            3,
            "image/png",
            Arrays.stream(Reading.values()).map(r -> new Digested(r, 3, digests)).toList(),
            List.of(new Picture(0, new Pdq(1, 2, 3, -4), 73, "exact")),
            verdict,
            List.of("truncated", "match:m-md5", "truncated"),
            List.of(
                Found.of(new Match.Exact(entry(Optional.of("e1"), Optional.of("A1")))),
                Found.of(new Match.Declared(entry(Optional.empty(), Optional.empty()))),
                Found.of(
                    new Match.Near(
                        new ListEntry(
                            "b", new Pdq(5, 6, 7, 8), Optional.empty(), Optional.of("B2")),
                        17,
                        Transform.FLIP_PLUS_1))),
            disposition,
            JsonObject.empty().with("type", "assay.provenance/v1").with("gaps", List.of()),
            Grade.P3,
            Actionable.PARTLY,
            List.of("ab".repeat(32)))
        .looked(Inside.UNOPENED);
  }

  private static ListEntry entry(Optional<String> id, Optional<String> classification) {
    return new ListEntry("a", Digest.compute(DigestAlgorithm.MD5, CONTENT), id, classification);
  }

  @ParameterizedTest
  @EnumSource
  void aRecordReadsBackFromItsJson(Verdict.Kind verdict) throws Exception {
    for (Disposition disposition : Disposition.values()) {
      ItemRecord record = record(verdict, disposition);
      assertThat(ItemRecord.of(JsonObject.parse(record.json().write()))).isEqualTo(record);
    }
  }

  @Test
  void aRecordOfAnItemWithoutBytesReadsBack() throws Exception {
    ItemRecord record =
        new ItemRecord(
            new Locator("s", 0, ""),
            new Extent(0, 0),
            0,
            "application/octet-stream",
            List.of(),
            List.of(),
            Verdict.Kind.CLEAR,
            List.of(),
            List.of(),
            Disposition.KEPT,
            JsonObject.empty(),
            Grade.P0,
            Actionable.NO,
            List.of());
    assertThat(ItemRecord.of(JsonObject.parse(record.json().write()))).isEqualTo(record);
  }

  @Test
  void whichLicensedProgramsWereAskedReadsBackAndIsCounted() throws Exception {
    ItemRecord record =
        record(Verdict.Kind.SUSPECTED, Disposition.QUARANTINED)
            .consulting(List.of(new Consulted("pdna", true), new Consulted("other", false)))
            .settled(Disposition.QUARANTINED, List.of("suspect:m-pdna"), List.of());
    assertThat(ItemRecord.of(JsonObject.parse(record.json().write()))).isEqualTo(record);
    Tally tally = new Tally();
    tally.add(record);
    tally.add(record(Verdict.Kind.CLEAR, Disposition.KEPT));
    assertThat(tally.eligible("pdna")).isEqualTo(1);
    assertThat(tally.evaluated("pdna")).isEqualTo(1);
    assertThat(tally.eligible("other")).isEqualTo(1);
    assertThat(tally.evaluated("other")).isZero();
  }

  @Test
  void aLicensedMatchSaysWhetherTheProgramCallsItOne() throws Exception {
    ListEntry entry =
        new ListEntry("a", new LicensedHash("pdna", "1,2"), Optional.of("e"), Optional.empty());
    Found matched = Found.of(new Match.Licensed(entry, 300, true));
    Found near = Found.of(new Match.Licensed(entry, 301, false));
    assertThat(matched.how()).isEqualTo("licensed");
    assertThat(near.how()).isEqualTo("licensed-near");
    assertThat(near.distance()).hasValue(301);
    assertThat(near.value()).isEqualTo("312c32");
    assertThat(near.matcher()).isEqualTo("m-pdna");
  }

  @Test
  void reasonsAreSortedAndDistinct() {
    assertThat(record(Verdict.Kind.MATCHED, Disposition.QUARANTINED).reasons())
        .containsExactly("match:m-md5", "truncated");
  }

  @ParameterizedTest
  @CsvSource({
    "CLEAR, KEPT, false",
    "CLEAR, WITHHELD, false",
    "CLEAR, QUARANTINED, true",
    "UNSCREENABLE, KEPT, false",
    "UNSCREENABLE, WITHHELD, false",
    "UNSCREENABLE, QUARANTINED, true",
    "MATCHED, QUARANTINED, true",
    "MATCHED, WITHHELD, true",
    "MATCHED, KEPT, true",
    "SUSPECTED, QUARANTINED, true",
    "SUSPECTED, WITHHELD, true",
  })
  void whatWasMatchedSuspectedOrSealedIsProtected(
      Verdict.Kind verdict, Disposition disposition, boolean isProtected) {
    assertThat(record(verdict, disposition).isProtected()).isEqualTo(isProtected);
  }

  @Test
  void settlingChangesTheOutcomeAndNothingElse() {
    ItemRecord before = record(Verdict.Kind.CLEAR, Disposition.KEPT);
    ItemRecord after = before.settled(Disposition.WITHHELD, List.of("b", "a"), List.of("c"));
    assertThat(after.disposition()).isEqualTo(Disposition.WITHHELD);
    assertThat(after.reasons()).containsExactly("a", "b");
    assertThat(after.sealed()).containsExactly("c");
    assertThat(after.settled(before.disposition(), before.reasons(), before.sealed()))
        .isEqualTo(before);
  }

  private static ItemRecord reference(Verdict.Kind verdict, Disposition done, String... matchers) {
    return new ItemRecord(
            new Locator("t", 0, "row:0"),
            new Extent(0, 9),
            0,
            "application/octet-stream",
            List.of(),
            List.of(),
            verdict,
            verdict == Verdict.Kind.UNSCREENABLE ? List.of("declared-missing") : List.of(),
            List.of(),
            done,
            JsonObject.empty()
                .with("origin", JsonObject.empty().with("url", "https://images.example/1.jpg")),
            Grade.P1,
            Actionable.PARTLY,
            List.of())
        .referring(Optional.of(new Reference(List.of(matchers))));
  }

  @Test
  void aReferenceReadsBackAndKeepsItsNatureWhenItIsSettled() throws Exception {
    ItemRecord record = reference(Verdict.Kind.CLEAR, Disposition.KEPT, "m-url", "m-md5");
    assertThat(ItemRecord.of(JsonObject.parse(record.json().write()))).isEqualTo(record);
    assertThat(record.settled(Disposition.WITHHELD, List.of(), List.of()).reference())
        .isEqualTo(record.reference());
  }

  @Test
  void referencesAreAPopulationOfTheirOwnInEveryCount() throws Exception {
    Tally content = new Tally();
    content.add(record(Verdict.Kind.CLEAR, Disposition.KEPT));
    Tally tally = Tally.of(JsonObject.parse(content.counts().write()));
    tally.add(reference(Verdict.Kind.CLEAR, Disposition.KEPT, "m-url", "m-md5"));
    tally.add(reference(Verdict.Kind.CLEAR, Disposition.KEPT));
    tally.add(reference(Verdict.Kind.SUSPECTED, Disposition.QUARANTINED, "m-md5"));
    tally.add(reference(Verdict.Kind.UNSCREENABLE, Disposition.WITHHELD));
    tally = Tally.of(JsonObject.parse(tally.counts().write()));

    JsonObject json = tally.json();
    JsonObject references = json.object("references").orElseThrow();
    for (var member : content.json().members().entrySet()) {
      assertThat(json.members().get(member.getKey())).isEqualTo(member.getValue());
    }
    for (DigestAlgorithm algorithm : DigestAlgorithm.values()) {
      assertThat(tally.evaluated(algorithm.label()))
          .isEqualTo(content.evaluated(algorithm.label()));
      assertThat(tally.eligible(algorithm.label())).isEqualTo(content.eligible(algorithm.label()));
    }
    assertThat(content.json().has("references")).isFalse();
    assertThat(references.number("enumerated")).hasValue(4);
    assertThat(references.number("compared")).hasValue(2);
    assertThat(references.object("comparedBy").orElseThrow().write())
        .isEqualTo("{\"m-md5\":2,\"m-url\":1}");
    assertThat(references.object("verdicts").orElseThrow().write())
        .isEqualTo("{\"clear\":2,\"matched\":0,\"suspected\":1,\"unscreenable\":1}");
    assertThat(references.object("unscreenableReasons").orElseThrow().write())
        .isEqualTo("{\"declared-missing\":1}");
    assertThat(tally.recorded()).isEqualTo(5);
    assertThat(tally.keptInAll()).isEqualTo(3);
  }
}
