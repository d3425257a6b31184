package assay.match.exchange.stopncii;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.fingerprint.Digest;
import assay.fingerprint.DigestAlgorithm;
import assay.match.exchange.EntryKey;
import assay.match.exchange.ExchangeException;
import assay.match.exchange.ListedValue;
import assay.match.exchange.Told;
import assay.testkit.Fixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HashPageTest {
  private static final String ONE =
      "f8f8f0cee0f4a84f06370a22038f63f0b36e2ed596621e1d33e6b39c4e9c9b22";
  private static final String TWO =
      "e64cc9d91c623882f8d1f1d9a398e78c9f199b3bd83924f2b7e11e0bf861b064";

  private static byte[] sample(String name) throws IOException {
    return Files.readAllBytes(Fixtures.locate("pdq/exchange-samples/" + name));
  }

  private static HashPage read(byte[] json) throws ExchangeException {
    return HashPage.read(json, "a page", ExchangeException::new);
  }

  private static Told told(String record) throws ExchangeException {
    String json = "{\"hasMoreRecords\":false,\"hashRecords\":[" + record + "]}";
    return read(json.getBytes(UTF_8)).told().get(0);
  }

  private static EntryKey key(String type, String value) {
    return new EntryKey(type, Digest.compute(DigestAlgorithm.SHA256, value.getBytes(UTF_8)).hex());
  }

  private static Told.Listed listed(String type, String value, ListedValue as, String... tags) {
    return new Told.Listed(
        key(type, value), List.of(as), Optional.empty(), new TreeSet<>(Arrays.asList(tags)));
  }

  @Test
  void theSamplePagesSayExactlyThis() throws Exception {
    HashPage first = read(sample("stopncii-page-1.json"));
    assertThat(first.told())
        .containsExactly(
            listed(
                "ImagePDQ",
                ONE,
                ListedValue.named("pdq", ONE).voted(1, 0),
                "status:active",
                "tag:sample"),
            listed("ImagePDQ", TWO, ListedValue.named("pdq", TWO), "status:received"),
            listed(
                "SomethingNew",
                "00",
                ListedValue.notEvaluated("somethingnew", "00"),
                "status:received"));
    assertThat(first.token()).contains("SAMPLE-TOKEN");
    assertThat(first.nextSet()).hasValue(1709632800);
    HashPage last = read(sample("stopncii-page-2-last.json"));
    assertThat(last.told()).containsExactly(new Told.Withdrawn(key("ImagePDQ", TWO)));
    assertThat(last.token()).isEmpty();
    assertThat(last.nextSet()).hasValue(1709632900);
  }

  /** Half of an emoji, as software leaves it that cuts texts by their length. */
  @Test
  void aTagThatNothingCanEncodeHasAQuestionMark() throws Exception {
    Told told =
        told(
            "{\"signalType\":\"ImagePDQ\",\"hashValue\":\""
                + ONE
                + "\",\"hashStatus\":\"Active\",\"hashRegions\":[\"\\udc00x\"],"
                + "\"CSPFeedbacks\":[{\"source\":\"a\",\"tags\":[\"a\\ud83d\"]}]}");
    assertThat(((Told.Listed) told).tags()).containsExactly("region:?x", "status:active", "tag:a?");
  }

  @Test
  void theStatusOfTheHashDecidesWhateverTheCasesSay() throws Exception {
    String record =
        "{\"signalType\":\"VideoMD5\",\"hashValue\":\"%s\",\"hashStatus\":\"%s\",\"caseNumbers\":%s}";
    String md5 = "00112233445566778899aabbccddeeff";
    assertThat(told(String.format(record, md5, "Active", "{\"a\":\"Withdrawn\",\"b\":\"Active\"}")))
        .isEqualTo(listed("VideoMD5", md5, ListedValue.named("md5", md5), "status:active"));
    for (String cases : List.of("{\"a\":\"Active\"}", "[]", "null", "[\"a\"]", "{\"a\":{}}")) {
      assertThat(told(String.format(record, md5, "Withdrawn", cases)))
          .isEqualTo(new Told.Withdrawn(key("VideoMD5", md5)));
      assertThat(told(String.format(record, md5, "Deleted", cases)))
          .isEqualTo(new Told.Withdrawn(key("VideoMD5", md5)));
    }
  }

  @Test
  void aWithdrawalIsOneEvenIfTheValueIsNoneOrInAnotherCase() throws Exception {
    String record =
        "{\"signalType\":\"ImagePDQ\",\"hashValue\":\"%s\",\"hashStatus\":\"Withdrawn\"}";
    assertThat(told(String.format(record, ONE.toUpperCase(Locale.ROOT))))
        .isEqualTo(new Told.Withdrawn(key("ImagePDQ", ONE)));
    assertThat(told(String.format(record, "zz")))
        .isEqualTo(new Told.Withdrawn(key("ImagePDQ", "zz")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"URL", "Text", "VideoTMK", "ImagePhotoDNA"})
  void typesThatAreNotEvaluatedAreKept(String type) throws Exception {
    assertThat(
            told(
                "{\"signalType\":\""
                    + type
                    + "\",\"hashValue\":\"V/x\",\"hashStatus\":\"Active\",\"caseNumbers\":{},"
                    + "\"hashRegions\":[\"UK\"],\"quality\":0.5,\"newMember\":null}"))
        .isEqualTo(
            listed(
                type,
                "V/x",
                ListedValue.notEvaluated(type.toLowerCase(Locale.ROOT), "V/x"),
                "region:UK",
                "status:active"));
  }

  @Test
  void membersOfTheServiceVoteOnceEach() throws Exception {
    Told.Listed told =
        (Told.Listed)
            told(
                "{\"signalType\":\"ImagePDQ\",\"hashValue\":\""
                    + ONE
                    + "\",\"hashStatus\":\"Active\",\"CSPFeedbacks\":["
                    + "{\"source\":\"A\",\"feedbackValue\":\"Blocked\"},"
                    + "{\"source\":\"A\",\"feedbackValue\":\"Blocked\"},"
                    + "{\"source\":\"B\",\"feedbackValue\":\"NotBlocked\"},"
                    + "{\"source\":\"C\",\"feedbackValue\":\"Undefined\"}]}");
    assertThat(told.values()).containsExactly(ListedValue.named("pdq", ONE).voted(1, 1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"hashValue\":\"00\",\"hashStatus\":\"Active\"}",
        "{\"signalType\":\"ImagePDQ\",\"hashStatus\":\"Active\"}",
        "{\"signalType\":\"ImagePDQ\",\"hashValue\":7,\"hashStatus\":\"Active\"}",
        "{\"signalType\":\"ImagePDQ\",\"hashValue\":\"00\",\"hashStatus\":\"Active\"}",
        "{\"signalType\":\"URL\",\"hashValue\":\"00\"}",
        "{\"signalType\":\"URL\",\"hashValue\":\"00\",\"hashStatus\":\"Expired\"}",
        "null",
        "7"
      })
  void whatIsNoRecordIsRefusedWithItsPlace(String record) throws Exception {
    assertThat(told(record)).isInstanceOf(Told.Refused.class);
    assertThat(((Told.Refused) told(record)).place()).isEqualTo("a page, record 1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "null",
        "<html/>",
        "{\"hasMoreRecords\":false}",
        "{\"hashRecords\":[]}",
        "{\"hasMoreRecords\":true,\"hashRecords\":[],\"nextPageToken\":null}",
        "{\"hasMoreRecords\":false,\"hashRecords\":[]}x",
        "{\"hasMoreRecords\":false,\"hasMoreRecords\":true,\"hashRecords\":[]}",
        "{\"hasMoreRecords\":false,\"hashRecords\":{}}"
      })
  void whatIsNoPageIsRefused(String json) {
    assertThatThrownBy(() -> read(json.getBytes(UTF_8))).isInstanceOf(ExchangeException.class);
  }

  @Test
  void aPageCutAnywhereIsRefusedAsAWhole() throws Exception {
    byte[] whole = sample("stopncii-page-1.json");
    int end = new String(whole, UTF_8).stripTrailing().length();
    for (int length = 0; length < end; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> read(cut))
          .as("%s bytes", length)
          .isInstanceOf(ExchangeException.class)
          .hasMessage("a page is no JSON object, or ends too early");
    }
  }

  @Test
  void damagedPagesAreReadOrRefused() throws Exception {
    byte[] whole = sample("stopncii-page-1.json");
    SplittableRandom random = new SplittableRandom(5);
    for (int i = 0; i < 20_000; i++) {
      byte[] damaged = whole.clone();
      for (int j = 0; j <= i % 3; j++) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      try {
        read(damaged);
      } catch (ExchangeException e) {
        assertThat(e.getMessage()).startsWith("a page ").hasSizeLessThan(100);
      }
    }
  }
}
