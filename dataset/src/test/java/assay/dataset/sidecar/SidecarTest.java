package assay.dataset.sidecar;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import assay.policy.SidecarKeys;
import assay.provenance.Capture;
import assay.provenance.Provenance;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SidecarTest {
  private static final String SHA256 = "00112233445566778899aabbccddeeff".repeat(2);

  @Test
  void theFirstKnownKeyWinsInAnyCase() {
    Sidecar sidecar = parse("{'original_url': 'c', 'SRC': 'b', 'Img_URL': 'a', 'Referrer': 'p'}");
    assertThat(sidecar.url()).contains("a");
    assertThat(sidecar.pageUrl()).contains("p");
    assertThat(sidecar.byImg2dataset()).isFalse();
  }

  @Test
  void thePlaceOfTheShardIsNeverAnOrigin() {
    assertThat(
            Sidecar.parse(
                json("{'__url__': 'https://shards.example/0.tar'}"), SidecarKeys.standard()))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "{'url': ''}",
        "{'url': null}",
        "{'url': {'url': 'x'}}",
        "{'nested': {'url': 'x'}}",
        "{'url': 'x'",
        "{'url': 'x'} more",
        "not json"
      })
  void whatSaysNothingOrIsNotWholeSaysNothing(String text) {
    assertThat(Sidecar.parse(json(text), SidecarKeys.standard())).isEmpty();
  }

  @Test
  void whatElseTheJsonHoldsDoesNotMatter() {
    Sidecar sidecar =
        parse("{'exif': '{}', 'n': 1.5e3, 'x': null, 'list': [{'url': 'no'}], 'url': 'yes'}");
    assertThat(sidecar.url()).contains("yes");
  }

  @Test
  void onlyADigestThatImg2datasetWroteIsTaken() {
    assertThat(parse("{'url': 'u', 'key': '1', 'sha256': '" + SHA256 + "'}").downloaded())
        .isPresent();
    assertThat(
            parse("{'url': 'u', 'status': 'success', 'md5': '" + SHA256.substring(32) + "'}")
                .downloaded())
        .isPresent();
    assertThat(parse("{'url': 'u', 'md5': '" + SHA256.substring(32) + "'}").downloaded()).isEmpty();
    assertThat(parse("{'url': 'u', 'key': '1', 'sha256': 'none'}").downloaded()).isEmpty();
  }

  @Test
  void aCaptionIsKeptAsItsDigestWhicheverFileHasIt() {
    Sidecar text = Sidecar.ofCaption("a red boat\n".getBytes(UTF_8)).orElseThrow();
    Sidecar both = parse("{'url': 'u', 'Caption': 'a red boat'}");
    assertThat(both.caption()).isEqualTo(text.caption()).isPresent();
    for (Sidecar joined :
        List.of(text.and(parse("{'url': 'u'}")), parse("{'url': 'u'}").and(text))) {
      assertThat(joined.url()).contains("u");
      assertThat(joined.caption()).isEqualTo(text.caption());
    }
    assertThat(text.caption().orElseThrow().hex())
        .isEqualTo(
            "01ed010a31d1d682bdc3fd8122540f780e7bf2de74b61f807ee713e5f75b513c"); // printf 'a red
    // boat' |
    // sha256sum
    assertThat(Sidecar.ofCaption(" \n".getBytes(UTF_8))).isEmpty();
  }

  @Test
  void theDigestSpeaksOfTheDownloadedFileOnly() {
    Sidecar sidecar = parse("{'url': 'u', 'key': '1', 'sha256': '" + SHA256 + "'}");
    Capture file = capture(sidecar.provenance(Optional.empty(), true));
    assertThat(file.declared().orElseThrow().digest().hex()).isEqualTo(SHA256);
    assertThat(file.beforeTransformation()).isTrue();
    assertThat(capture(sidecar.provenance(Optional.empty(), false)).declared()).isEmpty();
  }

  @Test
  void anItemsOwnTimeGoesBeforeThatOfItsShard() {
    ShardStats shard = new ShardStats(Instant.EPOCH, Instant.EPOCH.plusSeconds(60));
    Sidecar timed = parse("{'url': 'u', 'key': '1', 'fetch_time': '2024-05-01T10:00:00Z'}");
    assertThat(capture(timed.provenance(Optional.of(shard), true)).notAfter())
        .contains(Instant.parse("2024-05-01T10:00:00Z"));
    Sidecar untimed = parse("{'url': 'u', 'key': '1'}");
    assertThat(capture(untimed.provenance(Optional.of(shard), true)).notAfter())
        .contains(shard.end());
  }

  @Test
  void theShardsTimesHoldOnlyForItemsOfTheToolThatNotedThem() {
    ShardStats shard = new ShardStats(Instant.EPOCH, Instant.EPOCH.plusSeconds(60));
    assertThat(parse("{'url': 'u'}").provenance(Optional.of(shard), true).capture()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2024-05-01T10:00:00Z, 2024-05-01T10:00:00Z, 2024-05-01T10:00:00Z",
    "2024-05-01T10:00:00.5+02:00, 2024-05-01T08:00:00Z, 2024-05-01T08:00:01Z",
    "20240501100000, 2024-05-01T10:00:00Z, 2024-05-01T10:00:00Z",
    "1714557600, 2024-05-01T10:00:00Z, 2024-05-01T10:00:00Z",
    "1714557600.25, 2024-05-01T10:00:00Z, 2024-05-01T10:00:01Z",
    "1714557600250, 2024-05-01T10:00:00Z, 2024-05-01T10:00:01Z",
    "2024-05-01 10:00:00, 2024-04-30T20:00:00Z, 2024-05-01T22:00:01Z",
    "2024-05-01T10:00:00, 2024-04-30T20:00:00Z, 2024-05-01T22:00:01Z",
    "2024-05-01, 2024-04-30T10:00:00Z, 2024-05-02T12:00:00Z"
  })
  void timesAreRoundedOutward(String text, Instant from, Instant to) {
    assertThat(Interval.parse(text)).contains(new Interval(from, to));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"yesterday", "20240501", "0", "-5", "1e300000000", "NaN", "99999999999999999"})
  void whatMayBeNoTimeIsNone(String text) {
    assertThat(Interval.parse(text)).isEmpty();
  }

  @Test
  void theNoteOfAShardIsRoundedOutward() {
    assertThat(ShardStats.parse(json("{'start_time': 1767225600.9, 'end_time': 1767225601.1}")))
        .contains(
            new ShardStats(Instant.ofEpochSecond(1767225600), Instant.ofEpochSecond(1767225602)));
    assertThat(ShardStats.parse(json("{'start_time': 1767225602, 'end_time': 1767225600}")))
        .isEmpty();
    assertThat(ShardStats.parse(json("{'start_time': 1767225602}"))).isEmpty();
  }

  private static Capture capture(Provenance facts) {
    return facts.capture().orElseThrow();
  }

  private static Sidecar parse(String text) {
    return Sidecar.parse(json(text), SidecarKeys.standard()).orElseThrow();
  }

  private static byte[] json(String text) {
    return text.replace('\'', '"').getBytes(UTF_8);
  }
}
