package assay.evidence.statement;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.evidence.verify.SampleEvidence;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScreeningStatementTest {
  private static ScreeningStatement parse(String text) throws SchemaException {
    return ScreeningStatement.parse(text.getBytes(UTF_8));
  }

  @Test
  void theSampleBalances() throws Exception {
    ScreeningStatement statement = parse(SampleEvidence.statement());
    assertThat(statement.brokenInvariant()).isEmpty();
    assertThat(statement.level()).isEqualTo(Level.ASSAY_SCREENING_LEVEL_2);
    assertThat(statement.payload()).isEqualTo(SampleEvidence.statement().getBytes(UTF_8));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "I1|\"screened\":7|\"screened\":6",
        "I1|\"leafFormat\":\"assay.item/v1\",\"size\":8|\"leafFormat\":\"assay.item/v1\",\"size\":9",
        "I2|\"clear\":6,|\"clear\":5,",
        "I2|\"matched\":1,\"suspected\":0,\"unscreenable\":1|\"matched\":1,\"suspected\":0,\"unscreenable\":2",
        "I3|\"withheld\":1|\"withheld\":2",
        "I5|\"record\":48|\"record\":47",
        "I6|\"evaluated\":2|\"evaluated\":4",
        "I6|\"eligible\":8,\"evaluated\":8|\"eligible\":9,\"evaluated\":8",
        "I7|\"decode-error\":1|\"innocent\":1",
        "I7|\"decode-error\":1|\"decode-error\":0",
        "I7|{\"decode-error\":1}|{}",
        "I8|\"unscreenable\":1,\"kept\":5|\"unscreenable\":1,\"kept\":4",
        "I8|\"unscreenable\":1,\"kept\":5|\"unscreenable\":1,\"kept\":7",
        "I9|\"keptMatched\":0|\"keptMatched\":1",
        "I9|\"keptSuspected\":0|\"keptSuspected\":1",
        "I9|\"clearNotKept\":0|\"clearNotKept\":1",
        "I10|\"id\":\"m-md5\",\"algorithm\":\"md5\",\"comparison\":\"exact\",\"lists\":[\"urn|\"id\":\"m-md5\",\"algorithm\":\"md5\",\"comparison\":\"exact\",\"lists\":[\"xurn",
        "I10|\"lists\":[{\"id\":\"urn|\"lists\":[{\"id\":\"xurn",
        "I11|2026-03-02T04:00:00Z|2026-03-03T04:00:00Z",
        "I11|2026-03-01T00:10:00Z|2026-03-01T03:10:00Z",
        "I11|2026-03-01T02:00:00Z|2026-03-05T02:00:00Z",
        "I12|\"P3\":7|\"P3\":6"
      })
  void eachInvariantBrokenInTurnIsNamed(String invariant, String from, String to)
      throws SchemaException {
    String text = SampleEvidence.statement();
    assertThat(text).contains(from);
    assertThat(
            parse(text.replaceFirst(Pattern.quote(from), Matcher.quoteReplacement(to)))
                .brokenInvariant()
                .orElseThrow())
        .startsWith(invariant + ":");
  }

  @Test
  void everyRequiredNumberIsMissedWhenItIsNotThere() throws Exception {
    String text = SampleEvidence.statement();
    Matcher numbers = Pattern.compile("\"[A-Za-z]+\":[0-9]+,").matcher(text);
    int found = 0;
    while (numbers.find()) {
      String name = numbers.group();
      if (name.startsWith("\"pdq\"") || name.startsWith("\"md5\"") || name.startsWith("\"P0\"")) {
        continue; // counts by algorithm and by grade: an open set
      }
      String without = text.substring(0, numbers.start()) + text.substring(numbers.end());
      assertThatThrownBy(() -> require(without)).as(name).isInstanceOf(SchemaException.class);
      found++;
    }
    assertThat(found).isGreaterThan(30);
  }

  private static void require(String text) throws SchemaException {
    parse(text).brokenInvariant();
  }

  @Test
  void aNumberThatIsNegativeOrAFractionIsNoNumber() {
    assertThatThrownBy(() -> parse(SampleEvidence.statement().replace("\"kept\":6", "\"kept\":-6")))
        .hasMessageContaining("outcome.kept is negative");
    assertThatThrownBy(
            () -> parse(SampleEvidence.statement().replace("\"kept\":6", "\"kept\":6.0")))
        .isInstanceOf(SchemaException.class);
  }

  @Test
  void gradesThatAreNotThereOrNoCountsAreMissed() {
    String text = SampleEvidence.statement();
    String grades = "\"provenance\":{\"grades\":{\"P0\":1,\"P3\":7}}";
    assertThat(text).contains(grades);
    for (String other : List.of("{}", "{\"grades\":3}", "{\"grades\":{\"P0\":-1,\"P3\":9}}")) {
      assertThatThrownBy(() -> parse(text.replace(grades, "\"provenance\":" + other)))
          .isInstanceOf(SchemaException.class)
          .hasMessageContaining("provenance.grades");
    }
  }

  @Test
  void aLocalOffsetIsNoTime() {
    assertThatThrownBy(
            () -> parse(SampleEvidence.statement().replace("19:41:12Z", "19:41:12+01:00")))
        .hasMessageContaining("invocation.finishedOn is not a time in UTC");
  }

  @Test
  void aKeyThatIsThereTwiceIsRefused() {
    assertThatThrownBy(
            () -> parse(SampleEvidence.statement().replace("\"kept\":6", "\"kept\":6,\"kept\":6")))
        .isInstanceOf(SchemaException.class);
  }

  @Test
  void bytesThatWereNotParsedKeepItAtLevelOne() throws Exception {
    String text =
        SampleEvidence.statement()
            .replace("\"framing\":20432", "\"framing\":20332")
            .replace("\"unparsed\":0", "\"unparsed\":100");
    assertThat(parse(text).brokenInvariant()).isEmpty();
    assertThat(parse(text).level()).isEqualTo(Level.ASSAY_SCREENING_LEVEL_1);
  }

  /** The sample with five references besides, one of them found, one that nothing was known of. */
  private static String withReferences() {
    return SampleEvidence.statement()
        .replace(
            "\"leafFormat\":\"assay.item/v1\",\"size\":8",
            "\"leafFormat\":\"assay.item/v1\",\"size\":13")
        .replace(
            "\"limitations\":",
            """
            "references":{"enumerated":5,"compared":3,"comparedBy":{"m-md5":3,"m-pdq":0},
             "unscreenableReasons":{"declared-missing":1},
             "outcome":{"clear":3,"matched":0,"suspected":1,"unscreenable":1,
              "kept":3,"quarantined":1,"withheld":1,
              "keptMatched":0,"keptSuspected":0,"keptUnscreenable":0,"clearNotKept":0,
              "hitsByMatcher":{"m-md5":1}},
             "grades":{"P1":5}},
            "limitations":""");
  }

  @Test
  void referencesAreCountedApart() throws Exception {
    ScreeningStatement statement = parse(withReferences());
    assertThat(statement.brokenInvariant()).isEmpty();
    assertThat(statement.items()).isEqualTo(8);
    assertThat(statement.references()).isEqualTo(5);
    assertThat(statement.outcome("kept")).isEqualTo(6);
    assertThat(statement.referenceOutcome("kept")).isEqualTo(3);
    assertThat(statement.level()).isEqualTo(Level.ASSAY_SCREENING_LEVEL_2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "I1|\"references\":{\"enumerated\":5|\"references\":{\"enumerated\":6",
        "I13|\"compared\":3|\"compared\":6",
        "I13|\"m-md5\":3,|\"m-md5\":6,",
        "I13|\"clear\":3,|\"clear\":2,",
        "I13|\"kept\":3,|\"kept\":4,",
        "I13|\"declared-missing\":1|\"declared-missing\":0",
        "I13|\"grades\":{\"P1\":5}|\"grades\":{\"P1\":4}",
      })
  void whatIsWrongWithReferencesIsNamed(String invariant, String from, String to) throws Exception {
    String text = withReferences();
    assertThat(text).contains(from);
    assertThat(parse(text.replace(from, to)).brokenInvariant().orElseThrow())
        .startsWith(invariant + ":");
  }

  @Test
  void aReferenceKeptThoughItIsNotClearKeepsAStatementAtLevelOne() throws Exception {
    String text =
        withReferences()
            .replace("\"kept\":3,\"quarantined\":1", "\"kept\":4,\"quarantined\":0")
            .replace(
                "\"keptSuspected\":0,\"keptUnscreenable\":0,\"clearNotKept\":0,\n  \"hitsByMatcher\":{\"m-md5\":1}},\n \"grades\"",
                "\"keptSuspected\":1,\"keptUnscreenable\":0,\"clearNotKept\":0,\n  \"hitsByMatcher\":{\"m-md5\":1}},\n \"grades\"");
    assertThat(parse(text).brokenInvariant()).isEmpty();
    assertThat(parse(text).level()).isEqualTo(Level.ASSAY_SCREENING_LEVEL_1);
  }

  @Test
  void everyRequiredNumberOfReferencesIsMissed() {
    String text = withReferences();
    int from = text.indexOf("\"references\"");
    Matcher numbers = Pattern.compile("\"[a-zA-Z]+\":[0-9]+,").matcher(text);
    int found = 0;
    while (numbers.find()) {
      if (numbers.start() > from) {
        String without = text.substring(0, numbers.start()) + text.substring(numbers.end());
        assertThatThrownBy(() -> require(without)).isInstanceOf(SchemaException.class);
        found++;
      }
    }
    assertThat(found).isEqualTo(13);
  }
}
