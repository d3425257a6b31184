package assay.match.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import assay.json.JsonObject;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.BitSet;
import java.util.Optional;

/** A long list: entry by entry, each once, and in flat memory. */
public final class Million {
  public static final int ENTRIES = 1_000_000;

  private static final int WARM = 100;
  private static final int SLACK = 8 << 20;

  private Million() {}

  /** The value of an entry: an MD5 that is its number. */
  public static String md5(int number) {
    return "%032x".formatted(number);
  }

  /** Pulls from the beginning to the end; every entry must be told once. */
  public static void pull(HashListExchange exchange, Instant now) throws Exception {
    BitSet told = new BitSet(ENTRIES);
    long early = 0;
    long late = 0;
    int pages = 0;
    try (Pull pull = exchange.pull(JsonObject.empty(), now)) {
      Optional<Instant> complete = Optional.empty();
      while (complete.isEmpty()) {
        Page page = pull.next();
        complete = page.complete();
        page.told().forEach(one -> mark(told, one));
        if (++pages == WARM) {
          early = usedHeap();
        } else if (pages % WARM == 0) {
          late = Math.max(late, usedHeap());
        }
      }
    }
    assertThat(told.cardinality()).isEqualTo(ENTRIES);
    assertThat(pages).isGreaterThan(2 * WARM);
    assertThat(late - early).isLessThan(SLACK);
  }

  private static void mark(BitSet told, Told one) {
    int number = Integer.parseInt(((Told.Listed) one).values().get(0).text(), 16);
    assertThat(told.get(number)).isFalse();
    told.set(number);
  }

  private static long usedHeap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
