package assay.match.exchange.threatexchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.json.JsonObject;
import assay.match.exchange.EntryKey;
import assay.match.exchange.ExchangeException;
import assay.match.exchange.Folded;
import assay.match.exchange.HashListExchange;
import assay.match.exchange.ListedValue;
import assay.match.exchange.Million;
import assay.match.exchange.Page;
import assay.match.exchange.Pull;
import assay.match.exchange.RandomPulls;
import assay.match.exchange.Secret;
import assay.match.exchange.Settings;
import assay.match.exchange.Told;
import assay.match.exchange.Vote;
import assay.match.exchange.http.Endpoint;
import assay.testkit.Fixtures;
import assay.testkit.exchange.LoopbackHttp;
import assay.testkit.exchange.Reply;
import assay.testkit.exchange.Request;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ThreatExchangeTest {
  private static final Instant NOW = Instant.parse("2024-03-06T00:00:00Z");

  private static HashListExchange at(String url) {
    Settings settings =
        Settings.of(Map.of("group", "77", "url", url), Map.of("token", Secret.parse("env:TOKEN")));
    return ThreatExchange.at(
        Endpoint.at(url, RandomPulls.PAUSES), settings, Map.of("TOKEN", GraphServer.TOKEN));
  }

  private static Folded pulled(String json) throws Exception {
    try (LoopbackHttp service = new LoopbackHttp(request -> Reply.json(json), Instant::now)) {
      return new Folded().pull(at(service.url()), NOW);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTC", "Pacific/Kiritimati", "America/St_Johns"})
  void theRecordedPageIsReadInAnyZone(String zone) throws Exception {
    TimeZone before = TimeZone.getDefault();
    TimeZone.setDefault(TimeZone.getTimeZone(zone));
    try {
      String recorded =
          Files.readString(Fixtures.locate("pdq/exchange-samples/threat-updates-page-1.json"));
      String last = recorded.replaceFirst("(?s),\\s*\"paging\".*", "}");
      Folded fold = pulled(last);
      assertThat(fold.values())
          .containsExactly(
              "|9000000000000001"
                  + " pdq:f8f8f0cee0f4a84f06370a22038f63f0b36e2ed596621e1d33e6b39c4e9c9b22");
      Told.Listed entry = fold.listed().values().iterator().next();
      assertThat(entry.tags())
          .containsExactly(
              "member:777",
              "member:778",
              "status:MALICIOUS",
              "status:NON_MALICIOUS",
              "tag:sample_tag");
      // 777 says malicious, 778 not, whose own descriptor outweighs its reaction; 779 reacted
      assertThat(entry.values().get(0).affirmed()).isEqualTo(2);
      assertThat(entry.values().get(0).disputed()).isEqualTo(1);
      assertThat(fold.cursor().number("since")).hasValue(1_709_632_002L);
    } finally {
      TimeZone.setDefault(before);
    }
  }

  @Test
  void theRecordedPageHasANextOneWhoseAddressIsNotKept() throws Exception {
    String recorded =
        Files.readString(Fixtures.locate("pdq/exchange-samples/threat-updates-page-1.json"));
    try (LoopbackHttp service = new LoopbackHttp(request -> Reply.json(recorded), Instant::now);
        Pull pull = at(service.url()).pull(JsonObject.empty(), NOW)) {
      Page page = pull.next();
      assertThat(page.told()).hasSize(3);
      assertThat(page.told().get(1))
          .isEqualTo(new Told.Withdrawn(new EntryKey("", "9000000000000002")));
      assertThat(page.told().get(2))
          .isEqualTo(new Told.Withdrawn(new EntryKey("", "9000000000000003")));
      assertThat(page.complete()).isEmpty();
      assertThat(page.cursor().write()).doesNotContain("https", "BBB", "secret");
      assertThatThrownBy(pull::next)
          .isInstanceOf(ExchangeException.class)
          .hasMessage("127.0.0.1: the pages do not end");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"id\":\"1\",\"type\":\"HASH_MD5\",\"indicator\":\"5ec4e7\",\"descriptors\":{\"data\":[{}]}}",
        "{\"id\":\"1\",\"type\":\"HASH_MD5\",\"descriptors\":{\"data\":[{}]}}",
        "{\"id\":\"1\",\"indicator\":\"5ec4e7\",\"descriptors\":{\"data\":[{}]}}",
        "{\"id\":\"1\",\"indicator\":\"5ec4e7\",\"type\":\"HASH_MD5\",\"descriptors\":5}",
        "{\"should_delete\":true}",
        "null",
        "[]",
        "\"5ec4e7\""
      })
  void whatIsNoUpdateIsRefusedWithItsPlace(String element) throws Exception {
    Folded fold = pulled("{\"data\":[" + element + "," + good("2") + "]}");
    assertThat(fold.values()).containsExactly("|2 md5:" + "0".repeat(32));
    assertThat(fold.refused()).hasSize(1);
    assertThat(fold.refused().get(0).place()).isEqualTo("update 1");
    assertThat(fold.refused().get(0).reason()).doesNotContain("5ec4e7");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "[]", "{\"data\":{}}", "{\"data\":[]", "{\"data\":[]}}", "", "x"})
  void anotherAnswerChangesNothing(String json) {
    assertThatThrownBy(() -> pulled(json))
        .isInstanceOf(ExchangeException.class)
        .hasMessageStartingWith("127.0.0.1: the answer ");
  }

  @Test
  void otherTypesAreToldByTheirName() throws Exception {
    Folded fold = pulled("{\"data\":[" + good("1").replace("HASH_MD5", "HASH_TMK") + "]}");
    ListedValue value = fold.listed().get("/1").values().get(0);
    assertThat(value.algorithm()).isEqualTo("hash_tmk");
    assertThat(value.fingerprint()).isEmpty();
  }

  private static String good(String id) {
    return "{\"id\":\"%s\",\"type\":\"HASH_MD5\",\"indicator\":\"%s\",\"last_updated\":5,\"descriptors\":{\"data\":[{}]}}"
        .formatted(id, "0".repeat(32));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void theListIsTheServicesAfterAnything(long seed) throws Exception {
    try (GraphServer server = new GraphServer(seed)) {
      server.badCursors = seed % 3 == 0 ? 0.3 : 0;
      // a clock that is hours off in either direction changes nothing
      long skew = (seed - 6) * 7_200;
      RandomPulls.run(
          seed,
          at(server.http.url() + "/v1"),
          server.faults,
          server::change,
          () -> server.now().plusSeconds(skew),
          server::listed);
    }
  }

  @Test
  void slowPagesAreReadToTheirEnd() throws Exception {
    try (GraphServer server = new GraphServer(1)) {
      for (int id = 1; id < 50; id++) {
        server.put(id, GraphServer.LISTED);
      }
      server.http.spoilAll(reply -> reply.trickling(Duration.ofMillis(2)));
      assertThat(new Folded().pull(at(server.http.url() + "/v1"), NOW).values())
          .isEqualTo(server.listed())
          .hasSize(49);
    }
  }

  @Test
  @Tag("long")
  void aMillionEntriesArriveInFlatMemory() throws Exception {
    Function<Request, Reply> service =
        request -> {
          int from = Integer.parseInt(request.parameters().getOrDefault("after", "0"));
          int to = Math.min(Million.ENTRIES, from + 500);
          String data =
              IntStream.range(from, to)
                  .mapToObj(id -> good("" + id).replace("0".repeat(32), Million.md5(id)))
                  .collect(Collectors.joining(","));
          String next = "\"paging\":{\"cursors\":{\"after\":\"" + to + "\"},\"next\":\"x\"},";
          return Reply.json("{" + (to < Million.ENTRIES ? next : "") + "\"data\":[" + data + "]}");
        };
    try (LoopbackHttp http = new LoopbackHttp(service, Instant::now)) {
      Million.pull(at(http.url()), NOW);
    }
  }

  /** Half of an emoji, as software leaves it that cuts texts by their length. */
  @Test
  void aTagThatNothingCanEncodeHasAQuestionMark() throws Exception {
    Folded fold =
        pulled(
            "{\"data\":["
                + good("1")
                    .replace(
                        "[{}]",
                        "[{\"status\":\"\\udc00\",\"tags\":{\"data\":[{\"text\":\"a\\ud83d\"}]}}]")
                + "]}");
    assertThat(fold.listed().get("/1").tags()).containsExactly("status:?", "tag:a?");
  }

  @ParameterizedTest
  @CsvSource({"84, false", "86, true"})
  void anOldListIsBegunAnewBecauseDeletionsAreForgotten(int days, boolean fresh) throws Exception {
    try (GraphServer server = new GraphServer(1)) {
      HashListExchange exchange = at(server.http.url() + "/v1");
      Instant real = Instant.now(); // the server sends its Date; the clock here says 1970
      server.clock = real.minus(Duration.ofDays(days)).getEpochSecond();
      server.put(1, GraphServer.LISTED);
      server.put(2, GraphServer.LISTED);
      Folded fold = new Folded().pull(exchange, Instant.EPOCH);
      JsonObject cursor = fold.cursor();
      assertThat(cursor.number("covered").orElseThrow())
          .isGreaterThanOrEqualTo(real.getEpochSecond());
      server.put(1, GraphServer.DELETED);
      server.forget();
      JsonObject then =
          JsonObject.empty()
              .with("of", cursor.text("of"))
              .with("since", cursor.number("since"))
              .with("covered", server.clock);
      try (Pull pull = exchange.pull(then, Instant.EPOCH)) {
        Page page = pull.next();
        assertThat(page.fresh()).isEqualTo(fresh);
        fold.store(page);
      }
      assertThat(fold.values().equals(server.listed())).isEqualTo(fresh);
    }
  }

  /** Also when the first page of the new beginning was all that came, and later the rest. */
  @Test
  void whatBeganAnewGoesOnAfterAKill() throws Exception {
    try (GraphServer server = new GraphServer(2)) {
      HashListExchange exchange = at(server.http.url() + "/v1");
      for (int id = 1; id < 50; id++) {
        server.put(id, GraphServer.LISTED);
        server.clock += 100;
      }
      Folded fold = new Folded().pull(exchange, server.now());
      server.put(3, GraphServer.DELETED);
      server.forget();
      try (Pull pull = exchange.pull(JsonObject.empty(), server.now())) {
        fold.store(pull.next());
        fold.store(pull.next());
      }
      try (Pull pull = exchange.pull(fold.cursor(), server.now())) {
        Page page = pull.next();
        assertThat(page.fresh()).isFalse();
        assertThat(page.told()).hasSizeLessThan(49);
        fold.store(page);
      }
      assertThat(fold.pull(exchange, server.now()).values()).isEqualTo(server.listed()).hasSize(48);
    }
  }

  @Test
  void anUpdateOfTheFutureHidesNoLaterOne() throws Exception {
    try (GraphServer server = new GraphServer(1)) {
      HashListExchange exchange = at(server.http.url() + "/v1");
      long now = Instant.now().getEpochSecond();
      server.clock = now + 1_000_000;
      server.put(1, GraphServer.LISTED);
      Folded fold = new Folded().pull(exchange, server.now());
      server.clock = now + 10;
      server.put(2, GraphServer.LISTED);
      assertThat(fold.pull(exchange, server.now()).values()).isEqualTo(server.listed()).hasSize(2);
    }
  }

  @Test
  void theCursorOfAnotherGroupIsNotUsed() throws Exception {
    try (GraphServer server = new GraphServer(1)) {
      server.put(1, GraphServer.LISTED);
      JsonObject other =
          JsonObject.empty()
              .with("of", "0".repeat(16))
              .with("since", server.clock + 5)
              .with("covered", server.clock);
      try (Pull pull = at(server.http.url() + "/v1").pull(other, server.now())) {
        Page page = pull.next();
        assertThat(page.fresh()).isTrue();
        assertThat(page.told()).hasSize(1);
      }
    }
  }

  @Test
  void aVoteIsAReactionToTheDescriptorsThatAccuse() throws Exception {
    try (GraphServer server = new GraphServer(1)) {
      var feedback = at(server.http.url() + "/v1").feedback().orElseThrow();
      feedback.cast(new Vote(new EntryKey("", "9"), "md5", true, Optional.empty()));
      feedback.cast(new Vote(new EntryKey("", "9"), "md5", false, Optional.empty()));
      assertThat(server.posted).hasSize(4);
      assertThat(server.posted).allMatch(request -> request.path().equals("/v1/91/"));
      assertThat(server.posted.get(0).parameters())
          .containsEntry("reactions_to_remove", "DISAGREE_WITH_TAGS");
      assertThat(server.posted.get(1).parameters()).containsEntry("reactions", "HELPFUL");
      assertThat(server.posted.get(3).parameters())
          .containsEntry("reactions", "DISAGREE_WITH_TAGS");
      assertThatThrownBy(
              () ->
                  feedback.cast(new Vote(new EntryKey("", "../9"), "md5", true, Optional.empty())))
          .isInstanceOf(ExchangeException.class);
    }
  }

  @Test
  void noMessageHasTheToken() throws Exception {
    try (LoopbackHttp service = new LoopbackHttp(request -> Reply.status(400), Instant::now)) {
      assertThatThrownBy(() -> new Folded().pull(at(service.url()), NOW))
          .hasMessage("127.0.0.1: the service answered with status 400");
    }
    assertThatThrownBy(() -> new Folded().pull(at("http://127.0.0.1:1"), NOW))
        .hasMessageNotContaining("secret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "7/../8"})
  void aGroupIsANumber(String group) {
    Settings settings =
        Settings.of(Map.of("group", group), Map.of("token", Secret.parse("env:TOKEN")));
    assertThatThrownBy(() -> ThreatExchange.of(settings))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the group is the number of a privacy group");
  }
}
