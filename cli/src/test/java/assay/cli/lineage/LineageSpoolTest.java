package assay.cli.lineage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.cli.lineage.LineageSpool.Delivery;
import assay.cli.refusal.RefusedException;
import assay.cli.refusal.UsageException;
import assay.json.JsonObject;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineageSpoolTest {
  private static final Duration PATIENCE = Duration.ofMillis(500);
  private static final int SLOW = -1;
  private static final int DRIP = -2;

  @TempDir Path folder;

  private final List<String> taken = Collections.synchronizedList(new ArrayList<>());
  private final List<String> authorizations = Collections.synchronizedList(new ArrayList<>());
  private final Deque<Integer> answers = new ArrayDeque<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private volatile String redirect = "http://127.0.0.2/elsewhere";
  private HttpServer server;
  private LineageSpool spool;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/lineage", this::answer);
    server.start();
    spool = new LineageSpool(folder.resolve("spool"));
  }

  @AfterEach
  void stop() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String event = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
        .ifPresent(authorizations::add);
    int answer;
    synchronized (answers) {
      answer = answers.isEmpty() ? 201 : answers.remove();
    }
    if (answer == SLOW || answer == DRIP) {
      if (answer == DRIP) {
        exchange.sendResponseHeaders(200, 10);
        exchange.getResponseBody().write('.');
        exchange.getResponseBody().flush();
      }
      try {
        Thread.sleep(10_000);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return;
    }
    if (answer / 100 == 3) {
      exchange.getResponseHeaders().set("Location", redirect);
    }
    if (answer / 100 == 2) {
      taken.add(event);
    }
    exchange.sendResponseHeaders(answer, -1);
    exchange.close();
  }

  private void answers(int... next) {
    synchronized (answers) {
      for (int n : next) {
        answers.add(n);
      }
    }
  }

  private Catalog catalog(Path... header) throws IOException {
    String address = "http://127.0.0.1:" + server.getAddress().getPort() + "/lineage?key=secret";
    return Catalog.at(address, Stream.of(header).findFirst(), PATIENCE);
  }

  private static JsonObject event(int n) {
    return JsonObject.empty().with("n", n);
  }

  private static List<JsonObject> events(int from, int to) {
    List<JsonObject> events = new ArrayList<>();
    for (int n = from; n <= to; n++) {
      events.add(event(n));
    }
    return events;
  }

  private void assertTaken(int last) {
    assertThat(taken).isEqualTo(events(1, last).stream().map(JsonObject::write).toList());
  }

  @Test
  void whatWaitsIsSentOldestFirstAndLeavesTheSpool() throws IOException {
    spool.add(events(1, 11));
    spool.add(events(12, 13));
    assertThat(spool.deliver(catalog())).isEqualTo(new Delivery(13, 0, 0, Optional.empty()));
    assertTaken(13);
    assertThat(spool.deliver(catalog()).sent()).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 503, 429, 401, 404, 301, 307, SLOW, DRIP})
  void anEventThatIsNotTakenWaitsWithThoseBehindItAndOrderIsKept(int answer) throws IOException {
    spool.add(events(1, 4));
    answers(200, answer);
    Delivery stopped = spool.deliver(catalog());
    assertThat(stopped.sent()).isEqualTo(1);
    assertThat(stopped.waiting()).isEqualTo(3);
    assertThat(stopped.why()).isPresent();
    spool.add(events(5, 5));
    assertThat(new LineageSpool(folder.resolve("spool")).deliver(catalog()).sent()).isEqualTo(4);
    assertTaken(5);
  }

  @Test
  void nobodyThereIsAMessageAndNothingIsLost() throws IOException {
    spool.add(events(1, 2));
    Catalog gone = catalog();
    server.stop(0);
    assertThat(spool.deliver(gone))
        .isEqualTo(new Delivery(0, 0, 2, Optional.of("cannot be reached")));
  }

  @Test
  void anEventThatWillNeverBeTakenIsSetAsideAndDoesNotBlockOthers() throws IOException {
    spool.add(events(1, 3));
    answers(200, 422, 200);
    assertThat(spool.deliver(catalog()))
        .isEqualTo(new Delivery(2, 1, 0, Optional.of("answered 422")));
    try (Stream<Path> refused = Files.list(folder.resolve("spool/refused"))) {
      assertThat(refused).hasSize(1);
    }
  }

  @Test
  void anEventThatWaitsIsNotAddedTwice() throws IOException {
    spool.add(events(1, 2));
    spool.add(events(1, 2));
    assertThat(spool.deliver(catalog()).sent()).isEqualTo(2);
  }

  @Test
  void theSpoolIsItsOwnersOnly() throws IOException {
    spool.add(events(1, 1));
    assertThat(Files.getPosixFilePermissions(folder.resolve("spool")))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    try (Stream<Path> files = Files.list(folder.resolve("spool"))) {
      Path event = files.filter(f -> f.toString().endsWith(".json")).findFirst().orElseThrow();
      assertThat(Files.getPosixFilePermissions(event))
          .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }
  }

  private Path header(String lines) throws IOException {
    Path file = Files.writeString(folder.resolve("headers"), lines);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    return file;
  }

  @Test
  void headersComeFromAFileThatOnlyItsOwnerReads() throws IOException {
    Path file = header("Authorization: Bearer abc\n\nX-Tenant: 7\n");
    spool.add(events(1, 1));
    spool.deliver(catalog(file));
    assertThat(authorizations).containsExactly("Bearer abc");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    assertThatThrownBy(() -> catalog(file))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("others can read this file");
  }

  @Test
  void aRedirectIsNotFollowedSoThatNobodyElseIsToldTheHeaders() throws IOException {
    List<String> elsewhere = Collections.synchronizedList(new ArrayList<>());
    HttpServer other =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    other.createContext(
        "/",
        exchange -> {
          elsewhere.add(exchange.getRequestMethod());
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    other.start();
    try {
      redirect = "http://127.0.0.1:" + other.getAddress().getPort() + "/lineage";
      Path file = header("Authorization: Bearer abc\n");
      spool.add(events(1, 1));
      for (int status : new int[] {301, 302, 303, 307, 308}) {
        answers(status);
        assertThat(spool.deliver(catalog(file)).waiting()).isEqualTo(1);
      }
      assertThat(authorizations).hasSize(5);
      assertThat(elsewhere).isEmpty();
    } finally {
      other.stop(0);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"no colon", "Host: elsewhere", ": empty", "A: \u0001"})
  void aHeaderThatCannotBeSetIsRefusedAndNotQuoted(String line) throws IOException {
    Path file = header("X-Tenant: 7\n" + line + "\n");
    assertThatThrownBy(() -> catalog(file))
        .isInstanceOf(UsageException.class)
        .hasMessage(file + ":2: is no header that may be set");
  }

  @Test
  void headersDoNotCrossTheNetworkUnencrypted() throws IOException {
    Optional<Path> file = Optional.of(header("Authorization: Bearer abc\n"));
    assertThatThrownBy(() -> Catalog.at("http://catalog.example/lineage", file, PATIENCE))
        .isInstanceOf(RefusedException.class);
    assertThat(Catalog.at("https://catalog.example/lineage", file, PATIENCE))
        .hasToString("catalog.example");
  }

  @Test
  void aMessageNamesTheHostOnly() throws IOException {
    assertThat(catalog()).hasToString("127.0.0.1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "lineage", "ftp://x/", "http://", "http://user:pass@host/", "http:// x"})
  void anAddressThatCannotBeMeantIsRefused(String address) {
    assertThatThrownBy(() -> Catalog.at(address, Optional.empty(), PATIENCE))
        .isInstanceOf(UsageException.class)
        .hasMessage("--endpoint is an http or https address without user and password");
  }
}
