package assay.match.exchange.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.match.exchange.ExchangeException;
import assay.testkit.exchange.LoopbackHttp;
import assay.testkit.exchange.Reply;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointTest {
  private static final Instant TIME = Instant.parse("2024-03-05T10:00:00Z");
  private static final Pauses QUICK = new Pauses(3, Duration.ofMillis(1), Duration.ofMillis(20));
  private static final Patience SHORT =
      new Patience(
          Duration.ofSeconds(5),
          Duration.ofSeconds(5),
          Duration.ofMillis(300),
          Duration.ofSeconds(5));
  private static final Map<String, String> SECRET = Map.of("Authorization", "Bearer s3cret");

  private final LoopbackHttp http = new LoopbackHttp(request -> Reply.of(200, "whole"), () -> TIME);
  private final Endpoint endpoint = Endpoint.at(http.url() + "/base/", QUICK, SHORT);

  @AfterEach
  void close() {
    http.close();
  }

  @Test
  void asksBelowItsBaseAndTellsTheServicesTime() throws Exception {
    Answer answer = endpoint.get("/v2/status?a=b%20c", SECRET);
    assertThat(answer.body()).asString(UTF_8).isEqualTo("whole");
    assertThat(answer.date()).contains(TIME);
    assertThat(http.requests().get(0).target()).isEqualTo("/base/v2/status?a=b%20c");
    assertThat(http.requests().get(0).headers()).containsEntry("authorization", "Bearer s3cret");
    assertThat(answer).hasToString("status 200, 5 bytes");
  }

  @Test
  void sendsABody() throws Exception {
    endpoint.send(
        "PUT", "/vote", Map.of("Content-Type", "application/xml"), "<a/>".getBytes(UTF_8));
    assertThat(http.requests().get(0).method()).isEqualTo("PUT");
    assertThat(http.requests().get(0).body()).isEqualTo("<a/>");
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 425, 429, 500, 502, 503, 504})
  void asksAgainForWhatMaySucceedLater(int status) throws Exception {
    http.spoil(Reply.instead(status, Map.of()));
    http.spoil(Reply.instead(status, Map.of("Retry-After", "999999")));
    assertThat(endpoint.get("/x", SECRET).body()).asString(UTF_8).isEqualTo("whole");
    assertThat(http.requests()).hasSize(3);
  }

  @Test
  void givesUpAfterTheLastAttempt() {
    for (int i = 0; i < 3; i++) {
      http.spoil(Reply.instead(503, Map.of()));
    }
    assertThatThrownBy(() -> endpoint.get("/x?token=s3cret", SECRET))
        .isInstanceOf(IOException.class)
        .hasMessage("127.0.0.1: the service answered with status 503, 3 times")
        .hasNoCause();
    assertThat(http.requests()).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 410, 301, 302, 307, 308})
  void asksOnceForWhatIsRefusedAndFollowsNoRedirect(int status) {
    http.spoil(Reply.instead(status, Map.of("Location", http.url() + "/elsewhere")));
    assertThatThrownBy(() -> endpoint.get("/x?token=s3cret", SECRET))
        .isInstanceOf(ExchangeException.class)
        .hasMessage("127.0.0.1: the service answered with status " + status);
    assertThat(http.requests()).hasSize(1);
  }

  @Test
  void aBodyThatTricklesInTimeIsReadAndOneThatDoesNotIsAskedForAgain() throws Exception {
    http.spoil(reply -> reply.trickling(Duration.ofMillis(1)));
    assertThat(endpoint.get("/x", SECRET).body()).asString(UTF_8).isEqualTo("whole");
    assertThat(http.requests()).hasSize(1);
    Patience less =
        new Patience(
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            Duration.ofMillis(200));
    http.spoil(reply -> reply.trickling(Duration.ofMillis(150)));
    Endpoint hasty = Endpoint.at(http.url(), QUICK, less);
    assertThat(hasty.get("/x", SECRET).body()).asString(UTF_8).isEqualTo("whole");
    assertThat(http.requests()).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 4})
  void aBodyThatIsCutIsAskedForAgain(int after) throws Exception {
    http.spoil(reply -> reply.cutAfter(after));
    assertThat(endpoint.get("/x", SECRET).body()).asString(UTF_8).isEqualTo("whole");
    assertThat(http.requests()).hasSize(2);
  }

  @Test
  void aBodyThatStallsIsAskedForAgain() throws Exception {
    http.spoil(reply -> reply.stallingAfter(2));
    assertThat(endpoint.get("/x", SECRET).body()).asString(UTF_8).isEqualTo("whole");
    assertThat(http.requests()).hasSize(2);
  }

  @Test
  void aStreamThatStallsOrIsCutFailsAndDoesNotEnd() throws Exception {
    http.spoil(reply -> reply.stallingAfter(2));
    try (InputStream stalled = endpoint.stream("/x", SECRET, (status, headers, in) -> in)) {
      assertThatThrownBy(stalled::readAllBytes).isInstanceOf(IOException.class);
    }
    http.spoil(reply -> reply.cutAfter(2));
    try (InputStream cut = endpoint.stream("/x", SECRET, (status, headers, in) -> in)) {
      assertThatThrownBy(cut::readAllBytes).isInstanceOf(IOException.class);
    }
  }

  @Test
  void aStreamIsReadAsFarAsItGoes() throws Exception {
    try (InputStream in = endpoint.stream("/x", SECRET, (status, headers, body) -> body)) {
      assertThat(in.read()).isEqualTo('w');
      assertThat(in.readAllBytes()).asString(UTF_8).isEqualTo("hole");
      assertThat(in.read()).isEqualTo(-1);
    }
  }

  @Test
  void anAnswerThatIsTooLongIsRefused() throws Exception {
    byte[] piece = new byte[1 << 20];
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          for (int i = 0; i <= Endpoint.LONGEST / piece.length; i++) {
            exchange.getResponseBody().write(piece);
          }
          exchange.close();
        });
    server.start();
    try {
      Endpoint endless = Endpoint.at("http://127.0.0.1:" + server.getAddress().getPort(), QUICK);
      assertThatThrownBy(() -> endless.get("/x", SECRET))
          .isInstanceOf(ExchangeException.class)
          .hasMessage("127.0.0.1: an answer is longer than 67108864 bytes");
    } finally {
      server.stop(0);
    }
  }

  @Test
  void aServiceThatIsNotThereIsTriedAgain() throws Exception {
    try (Socket taken = new Socket()) { // nobody else gets its port, and it does not listen
      taken.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      Endpoint nobody = Endpoint.at("http://127.0.0.1:" + taken.getLocalPort(), QUICK);
      assertThatThrownBy(() -> nobody.get("/x?token=s3cret", SECRET))
          .isInstanceOf(IOException.class)
          .hasMessageMatching(
              "127.0.0.1: the service could not be reached \\([A-Za-z]+\\), 3 times");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@elsewhere.example/x",
        ".elsewhere.example/x",
        ":1/x",
        "x",
        "",
        "http://elsewhere/x",
        "/a b",
        "/%zz"
      })
  void anAddressOfAnotherHostIsRefused(String target) {
    Endpoint root = Endpoint.at(http.url(), QUICK);
    assertThatThrownBy(() -> root.get(target, SECRET))
        .isInstanceOf(ExchangeException.class)
        .hasMessage("127.0.0.1: an address that is not of this service was named");
    assertThat(http.requests()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://user:s3cret@host/x",
        "https://host/x?key=s3cret",
        "https://host/x#s3cret",
        "http://host.example/s3cret",
        "http://127.0.0.1.s3cret.example/",
        "ftp://host/s3cret",
        "s3cret",
        "https:///s3cret",
        "https://host/s3cret path",
        ""
      })
  void aBaseThatIsNoPlainAddressIsRefusedWithoutQuotingIt(String base) {
    assertThatThrownBy(() -> Endpoint.at(base))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("s3cret")
        .hasNoCause();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://host.example",
        "http://localhost:80/x/",
        "http://127.0.0.1",
        "http://[::1]/"
      })
  void overTlsOrOnThisMachine(String base) {
    assertThat(Endpoint.at(base).host()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"s3cret\nX: y", "s3cret\u0000", "s3cret\r"})
  void aCredentialThatCannotBeSentIsNotQuoted(String credential) {
    assertThatThrownBy(() -> endpoint.get("/x", Map.of("Authorization", credential)))
        .isInstanceOf(ExchangeException.class)
        .hasMessage("127.0.0.1: a credential has characters that cannot be sent in a header")
        .hasNoCause();
    assertThat(http.requests()).isEmpty();
  }

  @Test
  void aServiceThatDoesNotSayItsTimeIsBelieved() throws Exception {
    http.spoil(reply -> reply.with("Date", "yesterday"));
    assertThat(endpoint.get("/x", SECRET).date()).isEqualTo(Optional.empty());
  }

  @Test
  void pausesGrowUpToTheLongest() {
    Pauses pauses = new Pauses(5, Duration.ofSeconds(2), Duration.ofSeconds(60));
    assertThat(pauses.after(0, Duration.ZERO)).hasSeconds(2);
    assertThat(pauses.after(3, Duration.ZERO)).hasSeconds(16);
    assertThat(pauses.after(0, Duration.ofSeconds(30))).hasSeconds(30);
    assertThat(pauses.after(0, Duration.ofDays(1))).hasSeconds(60);
    assertThat(pauses.after(100, Duration.ZERO)).hasSeconds(60);
  }
}
