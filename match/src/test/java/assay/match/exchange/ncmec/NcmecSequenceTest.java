package assay.match.exchange.ncmec;

import static org.assertj.core.api.Assertions.assertThat;

import assay.match.exchange.ExchangeException;
import assay.match.exchange.Folded;
import assay.match.exchange.ListedValue;
import assay.match.exchange.Secrets;
import assay.match.exchange.Settings;
import assay.match.exchange.Told;
import assay.match.exchange.http.Pauses;
import assay.testkit.exchange.LoopbackNcmec;
import assay.testkit.exchange.Reply;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever goes wrong in whatever order: in the end the list is the service's. */
@Tag("long")
class NcmecSequenceTest {
  private static final Pauses QUICK = new Pauses(2, Duration.ofMillis(1), Duration.ofMillis(1));
  private static final List<UnaryOperator<Reply>> FAULTS =
      List.of(
          Reply.instead(500, Map.of()),
          Reply.instead(429, Map.of("Retry-After", "1")),
          Reply.instead(404, Map.of()),
          Reply.instead(302, Map.of("Location", "http://127.0.0.1:9/")),
          reply -> reply.cutAfter(reply.body().length() / 2),
          reply -> reply.edited(xml -> xml.substring(0, xml.length() / 2)),
          reply -> reply.edited(xml -> xml.replace("</next>", "0</next>")),
          reply -> reply.edited(xml -> xml.replace("from=", "from=1")),
          reply -> reply.edited(xml -> "<html/>"),
          reply -> reply.edited(xml -> ""),
          reply -> reply.with("Date", "?"));

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void theListBecomesTheServices(long seed) throws Exception {
    SplittableRandom random = new SplittableRandom(seed);
    try (LoopbackNcmec ncmec = new LoopbackNcmec(3, Instant.parse("2024-03-05T10:00:00.123Z"))) {
      NcmecExchange exchange = exchange(ncmec);
      Folded list = new Folded();
      for (int step = 0; step < 150; step++) {
        step(random, ncmec, exchange, list);
      }
      ncmec.now(ncmec.now().plus(Duration.ofMinutes(1)));
      settle(exchange, list);
      assertThat(values(list)).isEqualTo(ncmec.listed());
      assertThat(list.refused()).isEmpty();
    }
  }

  private NcmecExchange exchange(LoopbackNcmec ncmec) throws IOException {
    return NcmecExchange.of(
        Settings.of(
            Map.of("url", ncmec.http().url(), "user", "user"),
            Map.of("password", Secrets.of(folder, "p4ss"))),
        QUICK);
  }

  private static void step(
      SplittableRandom random, LoopbackNcmec ncmec, NcmecExchange exchange, Folded list)
      throws IOException {
    String member = "" + (101 + random.nextInt(2));
    String id = "e" + random.nextInt(40);
    switch (random.nextInt(10)) {
      case 0, 1, 2 ->
          ncmec.submit(member, id, random.nextBoolean() ? "image" : "video", fingerprints(random));
      case 3 -> ncmec.retract(member, id);
      case 4 -> ncmec.now(ncmec.now().plusMillis(random.nextInt(600_000)));
      case 5 -> ncmec.now(ncmec.now().plus(Duration.ofHours(random.nextInt(20))));
      case 6 -> ncmec.http().spoil(FAULTS.get(random.nextInt(FAULTS.size())));
      case 7 -> ncmec.forgetRanges();
      case 8 -> ncmec.lag(Duration.ofSeconds(random.nextInt(100)));
      default -> pull(exchange, list, 1 + random.nextInt(6));
    }
  }

  private static Map<String, String> fingerprints(SplittableRandom random) {
    return Map.of(
        "md5",
        String.format("%032x", random.nextLong() >>> 1),
        random.nextBoolean() ? "pdna" : "netclean",
        "text " + random.nextInt());
  }

  private static void pull(NcmecExchange exchange, Folded list, int pages) throws IOException {
    try {
      list.pull(exchange, pages);
    } catch (ExchangeException | IOException e) {
      assertThat(e.getMessage()).startsWith("127.0.0.1: ").doesNotContain("p4ss");
    }
  }

  /** Until there is no fault left. */
  private static void settle(NcmecExchange exchange, Folded list) throws IOException {
    for (int i = 0; i < 100; i++) {
      pull(exchange, list, Integer.MAX_VALUE);
    }
    assertThat(list.complete()).isPresent();
  }

  private static SortedMap<String, SortedMap<String, String>> values(Folded list) {
    SortedMap<String, SortedMap<String, String>> values = new TreeMap<>();
    for (Map.Entry<String, Told.Listed> entry : list.listed().entrySet()) {
      SortedMap<String, String> texts = new TreeMap<>();
      for (ListedValue value : entry.getValue().values()) {
        texts.put(value.algorithm(), value.text());
      }
      values.put(entry.getKey(), texts);
    }
    return values;
  }
}
