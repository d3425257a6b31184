package assay.benchmarks;

import assay.fingerprint.Pdq;
import assay.json.JsonObject;
import assay.match.atrest.AtRest;
import assay.match.exchange.EntryKey;
import assay.match.exchange.ExchangeException;
import assay.match.exchange.HashListExchange;
import assay.match.exchange.ListedValue;
import assay.match.exchange.Page;
import assay.match.exchange.Pull;
import assay.match.exchange.Settings;
import assay.match.exchange.Told;
import assay.match.list.FrozenList;
import assay.match.store.ListAbout;
import assay.match.store.ListStore;
import assay.match.store.ManagedList;
import assay.match.store.SyncObserver;
import assay.match.store.Synced;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A list that is pulled from an exchange: {@code StoreTimes FOLDER N clear|encrypted}. The exchange
 * is invented and costs nearly nothing: N entries with a PDQ hash each, 5,000 to a page. Prints
 * lines of a table; times are elapsed, and of the processor. A sync is over when a run that begins
 * then compares with what it brought.
 */
public final class StoreTimes {
  private static final int PAGE = 5_000;
  private static final int FEW = 10;
  private static final int MANY = 1 << 16;
  private static final double MIB = 1 << 20;

  private final Path folder;
  private final int size;
  private final String how;
  private final AtRest atRest;
  private final SplitMix64 listed = new SplitMix64(41); // the values of the list, one by one
  private final SplitMix64 others = new SplitMix64(44);

  private StoreTimes(Path folder, int size, String how) {
    this.folder = folder;
    this.size = size;
    this.how = how;
    this.atRest =
        how.equals("encrypted") ? AtRest.encrypted(new byte[AtRest.KEY_BYTES]) : AtRest.clear();
  }

  /** Runs from the command line. */
  public static void main(String[] args) throws IOException, ExchangeException {
    new StoreTimes(Path.of(args[0]), Integer.parseInt(args[1]), args[2]).run();
  }

  private void run() throws IOException, ExchangeException {
    ListAbout about =
        new ListAbout(
            "invented",
            "invented",
            "Nobody",
            ListAbout.Terms.NAMED,
            "invented",
            Settings.of(Map.of(), Map.of()),
            ListAbout.Limits.none(),
            Optional.empty(),
            false,
            ListAbout.Kind.KNOWN,
            false,
            Optional.empty(),
            Instant.now());
    ManagedList list = ListStore.in(folder, atRest).add(about);
    SplitMix64 values = new SplitMix64(41);
    sync(list, "first load", told(size, i -> entry(i, IndexWork.uniform(values))), size, 0);
    sync(list, "a sync with nothing new", told(0, this::withdrawn), 0, 0);
    Pdq first = IndexWork.uniform(new SplitMix64(41));
    requireMatch(list, first, true);
    sync(list, "a sync that withdraws 10", told(FEW, this::withdrawn), 0, FEW);
    requireMatch(list, first, false);
    sync(
        list,
        "a sync of 32,768 in and 32,768 out",
        told(
            MANY,
            i -> i % 2 == 0 ? withdrawn(FEW + i) : entry(size + i, IndexWork.uniform(others))),
        MANY / 2,
        MANY / 2);
    timed("freeze", list::freeze, () -> "paid once by a run");
    Path pin = folder.resolve("pin");
    timed("freeze into a folder", () -> list.freeze(pin), () -> "");
  }

  private static void requireMatch(ManagedList list, Pdq value, boolean expected)
      throws IOException {
    FrozenList frozen = list.freeze();
    if (frozen.entries(value).findAny().isPresent() != expected) {
      throw new IllegalStateException("a change is not in effect");
    }
  }

  /** What is told, by its number. */
  @FunctionalInterface
  private interface Numbered {
    Told get(int number);
  }

  private static Told entry(int number, Pdq value) {
    return new Told.Listed(
        key(number),
        List.of(ListedValue.of(value)),
        Optional.of("A1"),
        Collections.emptySortedSet());
  }

  private Told withdrawn(int number) {
    return new Told.Withdrawn(key(number));
  }

  private static EntryKey key(int number) {
    return new EntryKey("member" + number % 7, Integer.toString(number));
  }

  private static HashListExchange told(int count, Numbered told) {
    return new HashListExchange() {
      @Override
      public String name() {
        return "invented";
      }

      @Override
      public Pull pull(JsonObject cursor, Instant now) {
        int[] at = {0};
        return () -> {
          List<Told> page = new ArrayList<>();
          for (; page.size() < PAGE && at[0] < count; at[0]++) {
            page.add(told.get(at[0]));
          }
          return new Page(
              false,
              page,
              JsonObject.empty().with("at", at[0]),
              at[0] == count ? Optional.of(now) : Optional.empty());
        };
      }
    };
  }

  private void sync(ManagedList list, String what, HashListExchange exchange, int in, int out)
      throws IOException {
    timed(
        what,
        () -> {
          try {
            Synced synced = list.sync(exchange, Instant.now(), SyncObserver.NONE);
            if (synced.added() != in || synced.withdrawn() != out) {
              throw new IllegalStateException("values were lost or gained");
            }
          } catch (ExchangeException e) {
            throw new IllegalStateException(e);
          }
        },
        () -> "disk %,.0f MiB".formatted(bytesOnDisk() / MIB));
  }

  /** What is told of something afterwards. */
  @FunctionalInterface
  private interface Note {
    String get() throws IOException;
  }

  private void timed(String what, Resident.Work work, Note note) throws IOException {
    double[] spent = new double[2];
    Resident most =
        Resident.during(
            () -> {
              long begin = System.nanoTime();
              long processor = processorNanos();
              work.run();
              spent[0] = (System.nanoTime() - begin) / 1e9;
              spent[1] = (processorNanos() - processor) / 1e9;
            });
    System.out.printf(
        Locale.ROOT,
        "%d\t%s\t%s\t%.3f\t%.3f\t%.0f\t%.0f\t%s%n",
        size,
        how,
        what,
        spent[0],
        spent[1],
        most.anonymous(),
        most.mapped(),
        note.get());
  }

  /** Of the whole process. */
  private static long processorNanos() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private double bytesOnDisk() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
  }
}
