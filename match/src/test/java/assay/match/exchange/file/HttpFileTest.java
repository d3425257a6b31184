package assay.match.exchange.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.json.JsonObject;
import assay.match.exchange.ExchangeException;
import assay.match.exchange.Folded;
import assay.match.exchange.HashListExchange;
import assay.match.exchange.Page;
import assay.match.exchange.Pull;
import assay.match.exchange.RandomPulls;
import assay.match.exchange.Secret;
import assay.match.exchange.Settings;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("long")
class HttpFileTest {
  private static final Instant NOW = Instant.parse("2024-03-06T00:00:00Z");
  private static final String MD5 = "0".repeat(32);

  private static HashListExchange at(String url, String... more) {
    Map<String, String> values = new TreeMap<>(Map.of("url", url));
    for (int i = 0; i < more.length; i += 2) {
      values.put(more[i], more[i + 1]);
    }
    Map<String, Secret> secrets =
        values.containsKey("user") ? Map.of("password", Secret.parse("env:PASSWORD")) : Map.of();
    return FileExchanges.http(
        Settings.of(values, secrets), RandomPulls.PAUSES, Map.of("PASSWORD", "secret"));
  }

  private static Set<String> values(Folded fold) {
    return fold.values().stream()
        .map(text -> text.substring(text.lastIndexOf(' ') + 1))
        .collect(Collectors.toSet());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void theListIsTheFileAfterAnything(long seed) throws Exception {
    try (FileServer server = new FileServer(seed)) {
      String url = server.http.url() + "/list.csv";
      HashListExchange exchange = seed % 2 == 0 ? at(url) : at(url, "sha256-url", url + ".sha256");
      Folded fold =
          RandomPulls.run(
              seed,
              exchange,
              server.faults,
              server::change,
              () -> NOW,
              HttpFileTest::values,
              server::listed);
      assertThat(fold.refused()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anUnchangedFileIsNotSentAgain(boolean tags) throws Exception {
    try (FileServer server = new FileServer(1)) {
      server.tags = tags;
      HashListExchange exchange = at(server.http.url() + "/list.csv");
      Folded fold = new Folded().pull(exchange, NOW);
      Instant asOf = tags ? NOW : Instant.parse("2024-03-05T10:00:00Z"); // a Date is of the future
      assertThat(fold.complete()).contains(asOf);
      JsonObject cursor = fold.cursor();
      try (Pull pull = exchange.pull(cursor, NOW.plusSeconds(5))) {
        Page page = pull.next();
        assertThat(page.fresh()).isFalse();
        assertThat(page.told()).isEmpty();
        assertThat(page.cursor()).isEqualTo(cursor);
        assertThat(page.complete()).contains(asOf);
      }
      assertThat(server.sent).isEqualTo(1);
      // other settings make another list of it
      fold.pull(at(server.http.url() + "/list.csv?other"), NOW);
      assertThat(server.sent).isEqualTo(2);
    }
  }

  @Test
  void aFileIsAskedForAgainAfterAKillAlsoIfItIsTheOneBefore() throws Exception {
    try (FileServer server = new FileServer(1)) {
      HashListExchange exchange = at(server.http.url() + "/list.csv");
      Folded fold = new Folded().pull(exchange, NOW);
      String before = server.body;
      Set<String> listed = server.listed();
      server.change();
      try (Pull pull = exchange.pull(fold.cursor(), NOW)) {
        fold.store(pull.next());
      }
      server.body = before;
      assertThat(values(fold.pull(exchange, NOW))).isEqualTo(listed);
    }
  }

  @Test
  void aSlowFileIsReadToItsEnd() throws Exception {
    try (FileServer server = new FileServer(1)) {
      server.http.spoilAll(reply -> reply.trickling(Duration.ofMillis(5)));
      Folded fold = new Folded().pull(at(server.http.url() + "/list.csv"), NOW);
      assertThat(values(fold)).isEqualTo(server.listed()).hasSizeGreaterThan(4_000);
    }
  }

  @Test
  void aDigestThatIsNotTheFilesRefusesIt() throws Exception {
    try (FileServer server = new FileServer(1)) {
      String url = server.http.url() + "/list.csv";
      HashListExchange pinned = at(url, "sha256", server.sha256());
      Folded fold = new Folded().pull(pinned, NOW);
      Set<String> listed = server.listed();
      assertThat(values(fold)).isEqualTo(listed);
      server.change();
      fold.pull(pinned, NOW); // what is pinned is there already, so nothing is asked for
      assertThat(server.sent).isEqualTo(1);
      assertThatThrownBy(() -> new Folded().pull(at(url, "sha256", "0".repeat(64)), NOW))
          .isInstanceOf(ExchangeException.class)
          .hasMessage("127.0.0.1: the file has another SHA-256 than it should have");
    }
  }

  @Test
  void credentialsAreShownToTheHostOfTheFileOnly() throws Exception {
    try (FileServer server = new FileServer(1);
        FileServer other = new FileServer(1)) {
      String url = server.http.url() + "/list.csv";
      new Folded()
          .pull(at(url, "user", "me", "sha256-url", other.http.url() + "/list.csv.sha256"), NOW);
      assertThat(server.credentials).containsExactly("/list.csv Basic bWU6c2VjcmV0");
      assertThat(other.credentials).containsExactly("/list.csv.sha256 null");
    }
  }

  /** Scheme, host and port make a service; what is at another path of it is its own. */
  @Test
  void credentialsAreShownToTheSameServiceAlsoForTheDigest() throws Exception {
    try (FileServer server = new FileServer(1)) {
      String url = server.http.url() + "/list.csv";
      new Folded().pull(at(url, "user", "me", "sha256-url", url + ".sha256"), NOW);
      assertThat(server.credentials)
          .containsExactly("/list.csv.sha256 Basic bWU6c2VjcmV0", "/list.csv Basic bWU6c2VjcmV0");
      server.credentials.clear();
      String named = url.replace("127.0.0.1", "localhost"); // another name may be anybody's
      new Folded().pull(at(url, "user", "me", "sha256-url", named + ".sha256"), NOW);
      assertThat(server.credentials)
          .containsExactly("/list.csv.sha256 null", "/list.csv Basic bWU6c2VjcmV0");
    }
  }

  /** What a server promised, and what of it arrived. */
  private static Folded answered(byte[] head, byte[] body) throws Exception {
    try (ServerSocket server = new ServerSocket(0, 9, InetAddress.getLoopbackAddress())) {
      Thread thread =
          new Thread(
              () -> {
                while (true) {
                  try (Socket socket = server.accept()) {
                    socket.getInputStream().read(new byte[4096]);
                    socket.getOutputStream().write(head);
                    socket.getOutputStream().write(body);
                  } catch (IOException e) {
                    return;
                  }
                }
              });
      thread.start();
      Folded fold = new Folded();
      fold.pull(at("http://127.0.0.1:" + server.getLocalPort() + "/list"), NOW);
      return fold;
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @Test
  void aCutAnswerIsNeverComplete() throws Exception {
    String list = "md5\n" + MD5 + "\n" + MD5.replace('0', '1') + "\n";
    byte[] head = ascii("HTTP/1.1 200 OK\r\nContent-Length: " + list.length() + "\r\n\r\n");
    assertThat(answered(head, ascii(list)).listed()).hasSize(2);
    for (int length = 0; length < list.length(); length++) {
      byte[] cut = Arrays.copyOf(ascii(list), length);
      assertThatThrownBy(() -> answered(head, cut))
          .as("cut to %s", cut.length)
          .hasMessageStartingWith("127.0.0.1:");
    }
  }

  @Test
  void aCutChunkedAnswerIsNeverComplete() throws Exception {
    String list = "md5\n" + MD5 + "\n";
    byte[] head = ascii("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
    String chunks =
        Integer.toHexString(list.length()) + "\r\n" + list + "\r\n3\r\n# x\r\n0\r\n\r\n";
    assertThat(answered(head, ascii(chunks)).listed()).hasSize(1);
    for (int length = 0; length < chunks.length() - 2; length++) { // the last two are no content
      byte[] cut = Arrays.copyOf(ascii(chunks), length);
      assertThatThrownBy(() -> answered(head, cut))
          .as("cut to %s", cut.length)
          .hasMessageStartingWith("127.0.0.1:");
    }
  }

  @Test
  void anAnswerWithoutALengthIsRefused() {
    assertThatThrownBy(
            () ->
                answered(
                    ascii("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n"), ascii("md5\n" + MD5)))
        .hasMessage(
            "127.0.0.1: the answer does not say how long it is, and its SHA-256 is not known");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n", "# nothing\n", "md5\n", "<html>no</html>", "md5\n5ec4e7\n"})
  void whatHasNoEntryWithdrawsNothing(String body) throws Exception {
    byte[] head = ascii("HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n");
    assertThatThrownBy(() -> answered(head, ascii(body)))
        .isInstanceOf(ExchangeException.class)
        .hasMessageNotContaining("5ec4e7");
  }

  @Test
  void aBadLineIsToldWithItsPlace() throws Exception {
    String body = "md5,id\n" + MD5 + ",1\n5ec4e7,2\n" + MD5 + ",3\n";
    byte[] head = ascii("HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n");
    Folded fold = answered(head, ascii(body));
    assertThat(fold.listed()).hasSize(2);
    assertThat(fold.refused()).hasSize(1);
    assertThat(fold.refused().get(0).place()).isEqualTo("127.0.0.1:3");
    assertThat(fold.refused().get(0).reason()).isEqualTo("md5 has 32 hex digits, not 6");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://example.org/list",
        "https://user:secret@example.org/list",
        "https://example.org/list#secret",
        "secret list",
        "/list",
        ""
      })
  void anAddressThatCannotBeMeantIsRefusedWithoutQuotingIt(String url) {
    assertThatThrownBy(() -> at(url))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("secret");
  }

  /** A million entries, without holding them. */
  @Test
  void aMillionEntriesArriveInPages() throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          try (var out = new java.io.BufferedOutputStream(exchange.getResponseBody(), 1 << 16)) {
            out.write(ascii("md5\n"));
            for (int i = 0; i < 1_000_000; i++) {
              out.write(ascii(java.util.HexFormat.of().toHexDigits((long) i).repeat(2) + "\n"));
            }
          }
        });
    server.start();
    try (Pull pull =
        at("http://127.0.0.1:" + server.getAddress().getPort() + "/list")
            .pull(JsonObject.empty(), NOW)) {
      long told = 0;
      Page page = pull.next();
      assertThat(page.fresh()).isTrue();
      while (page.complete().isEmpty()) {
        assertThat(page.told()).hasSize(2_000);
        told += page.told().size();
        page = pull.next();
      }
      assertThat(told + page.told().size()).isEqualTo(1_000_000);
    } finally {
      server.stop(0);
    }
  }
}
