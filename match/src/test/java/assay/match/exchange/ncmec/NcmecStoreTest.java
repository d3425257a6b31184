package assay.match.exchange.ncmec;

import static org.assertj.core.api.Assertions.assertThat;

import assay.fingerprint.Digest;
import assay.fingerprint.DigestAlgorithm;
import assay.json.JsonObject;
import assay.match.exchange.ExchangeException;
import assay.match.exchange.HashListExchange;
import assay.match.exchange.Pull;
import assay.match.exchange.Secrets;
import assay.match.exchange.Settings;
import assay.match.exchange.http.Pauses;
import assay.match.list.FrozenList;
import assay.match.store.ListAbout;
import assay.match.store.ListStore;
import assay.match.store.ManagedList;
import assay.match.store.SyncObserver;
import assay.testkit.exchange.LoopbackNcmec;
import assay.testkit.exchange.Reply;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The service, the exchange and the store together: what runs compare with is the service's list.
 */
class NcmecStoreTest {
  private static final Pauses QUICK = new Pauses(2, Duration.ofMillis(1), Duration.ofMillis(1));
  private static final List<UnaryOperator<Reply>> FAULTS =
      List.of(
          Reply.instead(500, Map.of()),
          Reply.instead(404, Map.of()),
          reply -> reply.cutAfter(reply.body().length() / 2),
          reply -> reply.edited(xml -> xml.replace("from=", "from=1")),
          reply -> reply.edited(xml -> "<html/>"));

  @TempDir private Path folder;

  private final Set<String> everListed = new TreeSet<>();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void whatRunsCompareWithBecomesTheServices(long seed) throws Exception {
    SplittableRandom random = new SplittableRandom(seed);
    try (LoopbackNcmec ncmec = new LoopbackNcmec(3, Instant.parse("2024-03-05T10:00:00.123Z"))) {
      NcmecExchange exchange = exchange(ncmec);
      ManagedList list = ListStore.in(folder.resolve("lists")).add(about());
      for (int step = 0; step < 100; step++) {
        step(random, ncmec, exchange, list);
      }
      ncmec.submit("101", "last", "image", fingerprints(random));
      ncmec.now(ncmec.now().plus(Duration.ofMinutes(1)));
      while (!sync(list, exchange, ncmec, Integer.MAX_VALUE)) {
        // until there is no fault left
      }
      Set<String> listed =
          ncmec.listed().values().stream()
              .map(values -> values.get("md5"))
              .collect(Collectors.toSet());
      FrozenList frozen = list.freeze();
      for (String md5 : everListed) {
        Digest digest = Digest.parse(DigestAlgorithm.MD5, md5);
        assertThat(frozen.entries(digest).findAny().isPresent()).isEqualTo(listed.contains(md5));
      }
      assertThat(frozen.version().entries()).containsEntry("md5", (long) listed.size());
      assertThat(frozen.version().source().orElseThrow().notEvaluated()).containsKey("pdna");
    }
  }

  private NcmecExchange exchange(LoopbackNcmec ncmec) throws IOException {
    return NcmecExchange.of(
        Settings.of(
            Map.of("url", ncmec.http().url(), "user", "user"),
            Map.of("password", Secrets.of(folder, "p4ss"))),
        QUICK);
  }

  private static ListAbout about() {
    return new ListAbout(
        "sample",
        "sample",
        "A provider",
        ListAbout.Terms.NAMED,
        NcmecExchange.NAME,
        Settings.of(Map.of(), Map.of()),
        ListAbout.Limits.none(),
        Optional.empty(),
        true,
        ListAbout.Kind.KNOWN,
        false,
        Optional.empty(),
        Instant.EPOCH);
  }

  private void step(
      SplittableRandom random, LoopbackNcmec ncmec, NcmecExchange exchange, ManagedList list)
      throws Exception {
    String member = "" + (101 + random.nextInt(2));
    String id = "e" + random.nextInt(30);
    switch (random.nextInt(8)) {
      case 0, 1, 2 -> ncmec.submit(member, id, "image", fingerprints(random));
      case 3 -> ncmec.retract(member, id);
      case 4 -> ncmec.now(ncmec.now().plus(Duration.ofMinutes(random.nextInt(300))));
      case 5 -> ncmec.http().spoil(FAULTS.get(random.nextInt(FAULTS.size())));
      default -> sync(list, exchange, ncmec, 1 + random.nextInt(6));
    }
  }

  /** Some members list the same. */
  private Map<String, String> fingerprints(SplittableRandom random) {
    String md5 = String.format("%032x", random.nextInt(40));
    everListed.add(md5);
    return Map.of("md5", md5, "pdna", "text " + random.nextInt());
  }

  /** Whether it came to an end. What was published is never less than it was. */
  private static boolean sync(
      ManagedList list, NcmecExchange exchange, LoopbackNcmec ncmec, int pages) throws Exception {
    long versions = list.history().size();
    try {
      list.sync(new Cut(exchange, pages), ncmec.now(), SyncObserver.NONE);
      return true;
    } catch (ExchangeException | IOException e) {
      assertThat(e.getMessage()).doesNotContain("p4ss");
      assertThat(list.history()).hasSize((int) versions);
      return false;
    }
  }

  /** Ends after so many pages, as if the process had. */
  private record Cut(HashListExchange exchange, int pages) implements HashListExchange {
    @Override
    public String name() {
      return exchange.name();
    }

    @Override
    public Pull pull(JsonObject cursor, Instant now) throws IOException {
      Pull pull = exchange.pull(cursor, now);
      int[] left = {pages};
      return () -> {
        if (left[0]-- == 0) {
          throw new IOException("ended here");
        }
        return pull.next();
      };
    }
  }
}
