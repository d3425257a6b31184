package assay.match.exchange.stopncii;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.match.Exchanges;
import assay.match.exchange.EntryKey;
import assay.match.exchange.ExchangeException;
import assay.match.exchange.Feedback;
import assay.match.exchange.Folded;
import assay.match.exchange.Million;
import assay.match.exchange.Secret;
import assay.match.exchange.Secrets;
import assay.match.exchange.Settings;
import assay.match.exchange.Told;
import assay.match.exchange.Vote;
import assay.match.exchange.http.Pauses;
import assay.testkit.exchange.LoopbackHttp;
import assay.testkit.exchange.LoopbackStopNcii;
import assay.testkit.exchange.Reply;
import assay.testkit.exchange.Request;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("long")
class StopNciiPullTest {
  private static final Instant START = Instant.parse("2024-03-05T10:00:00Z");
  private static final Pauses QUICK = new Pauses(2, Duration.ofMillis(1), Duration.ofMillis(1));
  private static final List<UnaryOperator<Reply>> FAULTS =
      List.of(
          Reply.instead(500, Map.of()),
          Reply.instead(429, Map.of("Retry-After", "1")),
          Reply.instead(404, Map.of()),
          Reply.instead(302, Map.of("Location", "http://127.0.0.1:9/")),
          reply -> reply.cutAfter(reply.body().length() / 2),
          reply -> reply.edited(json -> json.substring(0, json.length() / 2)),
          reply -> reply.edited(json -> json.replace("nextPageToken\":\"", "nextPageToken\":\"x")),
          reply -> reply.edited(json -> "<html/>"),
          reply -> reply.edited(json -> ""),
          reply -> reply.with("Date", "?"));

  @TempDir private Path folder;
  private final Folded list = new Folded();

  private StopNciiExchange exchange(LoopbackStopNcii service) throws IOException {
    return StopNciiExchange.of(Settings.of(Map.of("url", service.http().url()), secrets()), QUICK);
  }

  private Map<String, Secret> secrets() throws IOException {
    return Map.of(
        "subscription-key", Secrets.of(folder, "sub-key"),
        "fetch-key", Secrets.of(folder, "fetch-key"),
        "feedback-key", Secrets.of(folder, "vote-key"));
  }

  private static String pdq(int value) {
    return String.format("%064x", value);
  }

  private static SortedSet<String> values(Folded list) {
    SortedSet<String> values = new TreeSet<>();
    for (Told.Listed entry : list.listed().values()) {
      values.add(entry.key().member() + "/" + entry.values().get(0).text());
    }
    return values;
  }

  @Test
  void theFirstSetBeginsAtTenAndTheNextWhereTheServiceSays() throws Exception {
    try (LoopbackStopNcii service = new LoopbackStopNcii(2, START)) {
      for (int i = 0; i < 5; i++) {
        service.put("ImagePDQ", pdq(i), "Active");
      }
      service.now(START.plus(Duration.ofHours(1)));
      list.pull(exchange(service));
      list.pull(exchange(service));
      assertThat(values(list)).isEqualTo(service.listed());
      assertThat(list.freshPages()).isEqualTo(1);
      List<Request> asked = service.http().requests();
      assertThat(asked.get(0).target()).isEqualTo("/FetchHashes?startTimestamp=10&pageSize=800");
      assertThat(asked.get(3).parameter("startTimestamp"))
          .as("five minutes earlier")
          .contains("" + (START.getEpochSecond() - 300));
    }
  }

  @Test
  void slowPagesAreReadToTheirEnd() throws Exception {
    try (LoopbackStopNcii service = new LoopbackStopNcii(7, START)) {
      for (int i = 0; i < 50; i++) {
        service.put("ImagePDQ", pdq(i), "Active");
      }
      service.http().spoilAll(reply -> reply.trickling(Duration.ofMillis(2)));
      list.pull(exchange(service));
      assertThat(values(list)).isEqualTo(service.listed()).hasSize(50);
    }
  }

  @Test
  void aMillionEntriesArriveInFlatMemory() throws Exception {
    Function<Request, Reply> service =
        request -> {
          int from = Integer.parseInt(request.parameter("nextPageToken").orElse("0"));
          int to = Math.min(Million.ENTRIES, from + 800);
          StringBuilder records = new StringBuilder();
          for (int i = from; i < to; i++) {
            records.append(i == from ? "" : ",").append("{\"signalType\":\"VideoMD5\",");
            records.append("\"hashStatus\":\"Active\",\"hashValue\":\"").append(Million.md5(i));
            records.append("\"}");
          }
          boolean more = to < Million.ENTRIES;
          return Reply.json(
              "{\"hasMoreRecords\":%s,\"nextPageToken\":\"%d\",\"hashRecords\":[%s]}"
                  .formatted(more, to, records));
        };
    try (LoopbackHttp http = new LoopbackHttp(service, () -> START)) {
      Settings settings = Settings.of(Map.of("url", http.url()), secrets());
      Million.pull(StopNciiExchange.of(settings, QUICK), START);
    }
  }

  @Test
  void aWithdrawnHashIsNotListedAnyMoreAndMayComeBack() throws Exception {
    try (LoopbackStopNcii service = new LoopbackStopNcii(2, START)) {
      service.put("ImagePDQ", pdq(1), "Active");
      service.put("ImagePDQ", pdq(2), "Received");
      list.pull(exchange(service));
      service.now(START.plus(Duration.ofDays(1)));
      service.put("ImagePDQ", pdq(1), "Withdrawn");
      service.put("ImagePDQ", pdq(2), "Deleted");
      service.put("ImagePDQ", pdq(3), "Withdrawn");
      list.pull(exchange(service));
      assertThat(list.listed()).isEmpty();
      service.now(START.plus(Duration.ofDays(2)));
      service.put("ImagePDQ", pdq(1), "Active");
      list.pull(exchange(service));
      assertThat(values(list)).containsExactly("ImagePDQ/" + pdq(1));
    }
  }

  @Test
  void afterThirtyDaysTheListBeginsAnewBecauseWithdrawalsAreForgotten() throws Exception {
    try (LoopbackStopNcii service = new LoopbackStopNcii(2, START)) {
      for (int i = 0; i < 5; i++) {
        service.put("ImagePDQ", pdq(i), "Active");
      }
      list.pull(exchange(service));
      service.now(START.plus(Duration.ofDays(1)));
      service.put("ImagePDQ", pdq(1), "Withdrawn");
      service.now(START.plus(Duration.ofDays(40)));
      list.pull(exchange(service), 1);
      assertThat(values(list)).as("until it is complete").contains("ImagePDQ/" + pdq(1));
      list.pull(exchange(service));
      assertThat(values(list)).isEqualTo(service.listed());
      assertThat(list.freshPages()).isEqualTo(2);
    }
  }

  @Test
  void aTokenThatWasForgottenBeginsTheSetAnew() throws Exception {
    try (LoopbackStopNcii service = new LoopbackStopNcii(2, START)) {
      for (int i = 0; i < 7; i++) {
        service.put("ImagePDQ", pdq(i), "Active");
      }
      list.pull(exchange(service), 2);
      service.forgetTokens();
      list.pull(exchange(service));
      assertThat(values(list)).isEqualTo(service.listed());
      assertThat(list.freshPages()).isEqualTo(1);
    }
  }

  @Test
  void aPageThatPointsToItselfEndsThePullAndNotTheList() throws Exception {
    try (LoopbackStopNcii service = new LoopbackStopNcii(2, START)) {
      for (int i = 0; i < 7; i++) {
        service.put("ImagePDQ", pdq(i), "Active");
      }
      list.pull(exchange(service), 1);
      String token = list.cursor().object("set").orElseThrow().text("token").orElseThrow();
      service
          .http()
          .spoil(
              reply ->
                  reply.edited(
                      json ->
                          json.replaceAll(
                              "nextPageToken\":\"[^\"]*\"", "nextPageToken\":\"" + token + "\"")));
      assertThatThrownBy(() -> list.pull(exchange(service)))
          .isInstanceOf(ExchangeException.class)
          .hasMessage("127.0.0.1: a set goes on with a page that was told before");
      list.pull(exchange(service));
      assertThat(values(list)).isEqualTo(service.listed());
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void whateverGoesWrongTheListBecomesTheServices(long seed) throws Exception {
    SplittableRandom random = new SplittableRandom(seed);
    try (LoopbackStopNcii service = new LoopbackStopNcii(3, START)) {
      StopNciiExchange exchange = exchange(service);
      for (int step = 0; step < 200; step++) {
        step(random, service, exchange);
      }
      service.now(service.now().plus(Duration.ofMinutes(1)));
      for (int i = 0; i < 150; i++) {
        pull(exchange, Integer.MAX_VALUE); // until there is no fault left
      }
      assertThat(list.complete()).isPresent();
      assertThat(values(list)).isEqualTo(service.listed());
      assertThat(list.refused()).isEmpty();
    }
  }

  private void step(SplittableRandom random, LoopbackStopNcii service, StopNciiExchange exchange)
      throws IOException {
    List<String> states = List.of("Active", "Received", "Withdrawn", "Deleted");
    switch (random.nextInt(9)) {
      case 0, 1, 2, 3 ->
          service.put(
              random.nextBoolean() ? "ImagePDQ" : "SomethingNew",
              pdq(random.nextInt(30)),
              states.get(random.nextInt(4)));
      case 4 -> service.now(service.now().plusSeconds(random.nextInt(600)));
      case 5 ->
          service.now(service.now().plus(Duration.ofDays(random.nextInt(random.nextInt(45) + 1))));
      case 6 -> service.http().spoil(FAULTS.get(random.nextInt(FAULTS.size())));
      case 7 -> service.forgetTokens();
      default -> pull(exchange, 1 + random.nextInt(6));
    }
  }

  private void pull(StopNciiExchange exchange, int pages) throws IOException {
    try {
      list.pull(exchange, pages);
    } catch (ExchangeException | IOException e) {
      assertThat(e.getMessage()).startsWith("127.0.0.1: ").doesNotContain("-key");
    }
  }

  @Test
  void aVoteIsSentWithTheValue() throws Exception {
    try (LoopbackStopNcii service = new LoopbackStopNcii(2, START)) {
      Feedback feedback = exchange(service).feedback().orElseThrow();
      EntryKey key = new EntryKey("ImagePDQ", "digest");
      feedback.cast(new Vote(key, "pdq", Optional.of(pdq(1)), true, Optional.empty()));
      feedback.cast(new Vote(key, "pdq", Optional.of(pdq(1)), false, Optional.empty()));
      Request sent = service.http().requests().get(0);
      assertThat(sent.method() + " " + sent.target()).isEqualTo("POST /SubmitFeedback");
      assertThat(sent.body())
          .isEqualTo(
              "{\"count\":1,\"hashFeedbacks\":[{\"feedbackValue\":\"Blocked\",\"hashValue\":\""
                  + pdq(1)
                  + "\",\"tags\":[]}]}");
      assertThat(service.http().requests().get(1).body()).contains("\"NotBlocked\"");
      assertThat(feedback.reasons("pdq")).isEmpty();
      assertThatThrownBy(() -> feedback.cast(new Vote(key, "pdq", true, Optional.empty())))
          .isInstanceOf(ExchangeException.class)
          .hasMessage("127.0.0.1: a vote needs the value itself; its key is no help");
    }
  }

  @Test
  void itIsInstalledAndSaysWhatItNeeds() throws Exception {
    Settings good = Settings.of(Map.of(), secrets());
    assertThat(Exchanges.of("stopncii", good).name()).isEqualTo("stopncii");
    assertThatThrownBy(() -> Exchanges.of("stopncii", Settings.of(Map.of(), Map.of())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the exchange needs the credential subscription-key");
    assertThatThrownBy(() -> Exchanges.of("stopncii", Settings.of(Map.of("x", ""), secrets())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("the exchange has no setting x; it has url");
    assertThatThrownBy(
            () ->
                Exchanges.of(
                    "stopncii", Settings.of(Map.of(), Map.of("key", Secret.parse("env:X")))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "the exchange has no credential key; it has feedback-key, fetch-key, subscription-key");
    Map<String, Secret> noVotes =
        Map.of("subscription-key", Secret.parse("env:A"), "fetch-key", Secret.parse("env:B"));
    assertThat(Exchanges.of("stopncii", Settings.of(Map.of(), noVotes)).feedback()).isEmpty();
  }
}
