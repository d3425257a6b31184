package assay.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonObjectTest {
  @Test
  void keysAreSortedByUtf16CodeUnitAsInRfc8785() throws JsonException {
    // RFC 8785, section 3.2.3: the same keys in the same order.
    String text =
        """
        {"\\u20ac":"Euro Sign","\\r":"Carriage Return","\\ufb33":"Hebrew Letter Dalet With Dagesh",
         "1":"One","\\ud83d\\ude00":"Emoji: Grinning Face","\\u0080":"Control",
         "\\u00f6":"Latin Small Letter O With Diaeresis"}""";
    assertThat(JsonObject.parse(text).members().values())
        .containsExactly(
            "Carriage Return",
            "One",
            "Control",
            "Latin Small Letter O With Diaeresis",
            "Euro Sign",
            "Emoji: Grinning Face",
            "Hebrew Letter Dalet With Dagesh");
  }

  @Test
  void stringsAreEscapedAsInRfc8785() throws JsonException {
    // RFC 8785, section 3.2.2: the string of its sample, without what is beyond the restricted
    // form.
    String text = "{\"string\":\"\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\\"\\/\"}";
    assertThat(JsonObject.parse(text).write())
        .isEqualTo("{\"string\":\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
  }

  @Test
  void everyControlCharacterHasItsOneForm() {
    StringBuilder all = new StringBuilder();
    for (char c = 0; c < 0x20; c++) {
      all.append(c);
    }
    assertThat(JsonObject.empty().with("k", all + "\u007f\u2028").write())
        .isEqualTo(
            "{\"k\":\"\\u0000\\u0001\\u0002\\u0003\\u0004\\u0005\\u0006\\u0007\\b\\t\\n\\u000b\\f"
                + "\\r\\u000e\\u000f\\u0010\\u0011\\u0012\\u0013\\u0014\\u0015\\u0016\\u0017"
                + "\\u0018\\u0019\\u001a\\u001b\\u001c\\u001d\\u001e\\u001f\u007f\u2028\"}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}|{}",
        "' { \"a\" : [ 1 , true , \"x\" , { } , [ ] ] } '|{\"a\":[1,true,\"x\",{},[]]}",
        "{\"b\":1,\"a\":2}|{\"a\":2,\"b\":1}",
        "{\"n\":-0}|{\"n\":0}",
        "{\"n\":9007199254740991}|{\"n\":9007199254740991}",
        "{\"n\":-9007199254740991}|{\"n\":-9007199254740991}",
        "{\"\":\"\"}|{\"\":\"\"}",
        "{\"s\":\"\\ud83d\\ude00\"}|{\"s\":\"\uD83D\uDE00\"}",
      })
  void whatIsReadIsWrittenCanonically(String text, String canonical) throws JsonException {
    assertThat(JsonObject.parse(text).write()).isEqualTo(canonical);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "[]",
        "1",
        "\"x\"",
        "{",
        "}",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\":1,}",
        "{,}",
        "{\"a\":1 \"b\":2}",
        "{\"a\":1}x",
        "{\"a\":1}{}",
        "{a:1}",
        "{'a':1}",
        "{\"a\":null}",
        "{\"a\":nul}",
        "{\"a\":tru}",
        "{\"a\":True}",
        "{\"a\":01}",
        "{\"a\":-}",
        "{\"a\":+1}",
        "{\"a\":1.0}",
        "{\"a\":1e3}",
        "{\"a\":.5}",
        "{\"a\":0x1}",
        "{\"a\":NaN}",
        "{\"a\":9007199254740992}",
        "{\"a\":-9007199254740992}",
        "{\"a\":9999999999999999}",
        "{\"a\":99999999999999999999}",
        "{\"a\":1,\"a\":1}",
        "{\"a\":1,\"\\u0061\":2}",
        "{\"a\":[1,]}",
        "{\"a\":[1 2]}",
        "{\"a\":[}",
        "{\"a\":\"\n\"}",
        "{\"a\":\"\\x\"}",
        "{\"a\":\"\\u12\"}",
        "{\"a\":\"\\u12g4\"}",
        "{\"a\":\"\\u\uff11\uff11\uff11\uff11\"}",
        "{\"a\":\"x",
        "{\"a\":\"\\",
        "{\"a\":\"\\ud83d\"}",
        "{\"a\":\"\\ude00\"}",
        "{\"a\":\"\\ude00\\ud83d\"}",
        "{\"\\ud83d\":1}",
        "{\"a\":1}\u00a0",
        "\ufeff{}",
        "{\"a\":1/**/}"
      })
  void whatIsNotOfTheRestrictedFormIsRefused(String text) {
    assertThatThrownBy(() -> JsonObject.parse(text)).isInstanceOf(JsonException.class);
  }

  @Test
  void aMessageGivesThePlaceAndNotTheText() {
    assertThatThrownBy(() -> JsonObject.parse("{\"secret\":oops}"))
        .hasMessage("character 10: an integer of at most 16 digits was expected");
  }

  @Test
  void sixtyFourLevelsAreReadAndNotOneMore() throws JsonException {
    assertThat(JsonObject.parse(nested(63)).isEmpty()).isFalse();
    for (int depth : new int[] {64, 1_000_000}) {
      assertThatThrownBy(() -> JsonObject.parse(nested(depth)))
          .isInstanceOf(JsonException.class)
          .hasMessageContaining("64 levels");
    }
  }

  private static String nested(int arrays) {
    return "{\"a\":" + "[".repeat(arrays) + "]".repeat(arrays) + "}";
  }

  @Test
  void everyCutOfATextIsRefused() {
    String text = "{\"a\":[1,true,\"x\\u00e4\",{\"b\":-12}],\"c\":false}";
    for (int length = 0; length < text.length(); length++) {
      String cut = text.substring(0, length);
      assertThatThrownBy(() -> JsonObject.parse(cut)).isInstanceOf(JsonException.class);
    }
  }

  @Test
  void noTextMakesItFailInAnotherWay() {
    SplittableRandom random = new SplittableRandom(0x5eed);
    String alphabet = "{}[]\",:\\u0123456789abtruefalse-.\ud83d\ude00 \n";
    for (int i = 0; i < 200_000; i++) {
      StringBuilder text = new StringBuilder("{\"a\":");
      for (int n = random.nextInt(12); n > 0; n--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      try {
        JsonObject read = JsonObject.parse(text + "}");
        assertThat(JsonObject.parse(read.write())).isEqualTo(read);
      } catch (JsonException e) {
        assertThat(e).hasMessageStartingWith("character ");
      }
    }
  }

  @Test
  void theIndentedFormReadsBack() throws JsonException {
    JsonObject object =
        JsonObject.empty()
            .with("list", List.of(JsonObject.empty().with("a", 1), JsonObject.empty()))
            .with("texts", List.of("x", "y"))
            .with("empty", JsonObject.empty())
            .with("map", Map.of("k", true));
    assertThat(JsonObject.parse(object.pretty())).isEqualTo(object);
  }

  @Test
  void absentValuesAddNothingAndEmptyOnesDo() {
    assertThat(
            JsonObject.empty()
                .with("a", Optional.empty())
                .with("b", List.of())
                .withUnlessEmpty("c", List.of())
                .withUnlessEmpty("d", JsonObject.empty())
                .withUnlessEmpty("e", Map.of())
                .with("f", Optional.of("x"))
                .write())
        .isEqualTo("{\"b\":[],\"f\":\"x\"}");
  }

  @Test
  void whatCannotBeWrittenTheSameEverywhereIsRefused() {
    JsonObject empty = JsonObject.empty();
    assertThatThrownBy(() -> empty.with("a", 1.5)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> empty.with("a", 1).with("a", 2))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> empty.with("a", "\ud83d").write())
        .isInstanceOf(IllegalArgumentException.class);
    for (long n : new long[] {1L << 53, -(1L << 53), Long.MAX_VALUE, Long.MIN_VALUE}) {
      assertThatThrownBy(() -> empty.with("a", n).write())
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void membersOfAnotherKindAreAbsent() throws JsonException {
    JsonObject object = JsonObject.parse("{\"n\":1,\"s\":\"x\",\"l\":[\"a\",1,{}],\"o\":{}}");
    assertThat(object.text("n")).isEmpty();
    assertThat(object.number("s")).isEmpty();
    assertThat(object.flag("s")).isEmpty();
    assertThat(object.object("l")).isEmpty();
    assertThat(object.texts("l")).containsExactly("a");
    assertThat(object.objects("l")).containsExactly(JsonObject.empty());
    assertThat(object.texts("missing")).isEmpty();
  }

  @Test
  void onlyKeysAreShown() {
    assertThat(JsonObject.empty().with("a", "secret").toString()).isEqualTo("JsonObject[a]");
  }
}
