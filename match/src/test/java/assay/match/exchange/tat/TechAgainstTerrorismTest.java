package assay.match.exchange.tat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.match.exchange.ExchangeException;
import assay.match.exchange.Folded;
import assay.match.exchange.HashListExchange;
import assay.match.exchange.Million;
import assay.match.exchange.RandomPulls;
import assay.match.exchange.Secret;
import assay.match.exchange.Settings;
import assay.match.exchange.http.Endpoint;
import assay.testkit.exchange.LoopbackHttp;
import assay.testkit.exchange.Reply;
import assay.testkit.exchange.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TechAgainstTerrorismTest {
  private static final Instant NOW = Instant.parse("2024-03-06T00:00:00Z");
  private static final String MD5 = "0".repeat(32);

  private static HashListExchange at(String url) {
    Settings settings =
        Settings.of(
            Map.of("user", "me@example.org", "url", url),
            Map.of("password", Secret.parse("env:PASSWORD")));
    return TechAgainstTerrorism.at(
        Endpoint.at(url, RandomPulls.PAUSES), settings, Map.of("PASSWORD", ArchiveServer.PASSWORD));
  }

  private static Folded pulled(String json) throws Exception {
    try (LoopbackHttp service =
        new LoopbackHttp(
            request -> Reply.json(request.method().equals("POST") ? "{\"token\":\"t\"}" : json),
            Instant::now)) {
      return new Folded().pull(at(service.url()), NOW);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void theListIsTheServicesAfterAnything(long seed) throws Exception {
    try (ArchiveServer server = new ArchiveServer(seed)) {
      server.answersInSession = (int) seed; // sessions end under way
      Folded fold =
          RandomPulls.run(
              seed,
              at(server.http.url()),
              server.faults,
              server::change,
              () -> NOW,
              server::listed);
      assertThat(fold.cursor().write()).doesNotContain("secret", "https");
    }
  }

  @Test
  void nothingNewIsOneAnswer() throws Exception {
    try (ArchiveServer server = new ArchiveServer(1)) {
      server.change();
      Folded fold = new Folded().pull(at(server.http.url()), NOW);
      int before = server.http.requests().size();
      assertThat(fold.pull(at(server.http.url()), NOW).values()).isEqualTo(server.listed());
      assertThat(server.http.requests()).hasSize(before + 2); // signing in, and asking
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"id\":1,\"algorithm\":\"MD5\",\"hash_digest\":\"5ec4e7\"} | md5 has 32 hex digits, not 6",
        "{\"id\":1,\"algorithm\":\"MD5\"}                            | there is no hash_digest",
        "{\"id\":1,\"hash_digest\":\"5ec4e7\"}                       | there is no algorithm",
        "{\"algorithm\":\"MD5\",\"hash_digest\":\"5ec4e7\"}          | there is no id",
        "{\"id\":null,\"deleted\":true}                              | there is no id",
        "{\"id\":[1],\"deleted\":true}                               | there is no id",
        "null                                                        | expected an object",
      })
  void whatIsNoRecordIsRefusedWithItsPlace(String record, String reason) throws Exception {
    Folded fold =
        pulled(
            "{\"next\":null,\"checkpoint\":\"1,1\",\"results\":[%s,{\"id\":2,\"algorithm\":\"MD5\",\"hash_digest\":\"%s\"}]}"
                .formatted(record, MD5));
    assertThat(fold.values()).containsExactly("|2 md5:" + MD5);
    assertThat(fold.refused().get(0).place()).isEqualTo("record 1");
    assertThat(fold.refused().get(0).reason()).isEqualTo(reason);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "{\"results\":5}",
        "{\"results\":[],\"next\":\"x\",\"checkpoint\":null}",
        "{\"results\":[],\"next\":\"x\"}",
        "{\"results\":[]",
      })
  void anotherAnswerChangesNothing(String json) {
    assertThatThrownBy(() -> pulled(json))
        .isInstanceOf(ExchangeException.class)
        .hasMessageStartingWith("127.0.0.1: the ");
  }

  /** Pages are made when they are asked for; a page is all that is held. */
  @Test
  void slowPagesAreReadToTheirEnd() throws Exception {
    try (ArchiveServer server = new ArchiveServer(1)) {
      for (int i = 0; i < 100; i++) {
        server.change();
      }
      server.http.spoilAll(reply -> reply.trickling(Duration.ofMillis(2)));
      assertThat(new Folded().pull(at(server.http.url()), NOW).values())
          .isEqualTo(server.listed())
          .hasSizeGreaterThan(20);
    }
  }

  @Test
  @Tag("long")
  void aMillionEntriesArriveInFlatMemory() throws Exception {
    int all = Million.ENTRIES;
    int page = 2_000;
    Function<Request, Reply> pages =
        request -> {
          if (request.method().equals("POST")) {
            return Reply.json("{\"token\":\"t\"}");
          }
          String after = request.parameters().getOrDefault("after", "");
          int from = after.isEmpty() ? 0 : Integer.parseInt(after.substring(2)) + 1;
          StringBuilder results = new StringBuilder();
          for (int id = from; id < from + page; id++) {
            results
                .append(id == from ? "" : ",")
                .append(
                    "{\"id\":%d,\"algorithm\":\"MD5\",\"hash_digest\":\"%s\",\"deleted\":false}"
                        .formatted(id, Million.md5(id)));
          }
          return Reply.json(
              "{\"next\":%s,\"checkpoint\":\"0,%d\",\"results\":[%s]}"
                  .formatted(from + page < all ? "\"x\"" : "null", from + page - 1, results));
        };
    try (LoopbackHttp service = new LoopbackHttp(pages, Instant::now)) {
      Million.pull(at(service.url()), NOW);
    }
  }

  @Test
  void noMessageHasTheCredentials() throws Exception {
    try (LoopbackHttp service = new LoopbackHttp(request -> Reply.status(403), Instant::now)) {
      assertThatThrownBy(() -> new Folded().pull(at(service.url()), NOW))
          .hasMessage("127.0.0.1: the service answered with status 403");
    }
    try (LoopbackHttp service =
        new LoopbackHttp(request -> Reply.json("{\"token\":\"secret\\n\"}"), Instant::now)) {
      assertThatThrownBy(() -> new Folded().pull(at(service.url()), NOW))
          .hasMessage("127.0.0.1: signing in gave no token");
    }
  }
}
