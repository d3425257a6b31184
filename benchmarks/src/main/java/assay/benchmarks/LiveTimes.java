package assay.benchmarks;

import assay.fingerprint.Fingerprint;
import assay.fingerprint.Pdq;
import assay.match.index.FingerprintSorter;
import assay.match.live.Change;
import assay.match.live.LiveIndex;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * Changes to a list while it is searched, beside making its index anew:
 *
 * <pre>
 * LiveTimes rebuild FOLDER N               makes the live index that is changed then
 * LiveTimes change FOLDER N SECONDS SWAPS  SECONDS is what the other printed
 * </pre>
 *
 * <p>Two processes, so that the memory of one does not show in the other. The first prints the
 * seconds it took from hashes in memory to an index that is on disk, verified and open: the least
 * that a change costs where every change needs a new index. The second prints lines of a table.
 * Times are elapsed: what is promised is when a change is in effect.
 */
public final class LiveTimes {
  private static final int BATCH = 1 << 16;
  private static final int LEAST = 4 * BATCH;
  private static final int SMALL = 100;
  private static final int MERGES = 5; // over all swaps
  private static final double MIB = 1 << 20;
  private static final long SOON = 500_000_000; // ns

  private final Path folder;
  private final int size;
  private final double rebuilding;
  private final SplitMix64 listed = new SplitMix64(41); // the values of the list, one by one
  private final SplitMix64 others = new SplitMix64(44);

  private LiveTimes(Path folder, int size, double rebuilding) {
    this.folder = folder;
    this.size = size;
    this.rebuilding = rebuilding;
  }

  /** Runs from the command line. */
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[1]);
    int size = Integer.parseInt(args[2]);
    if (size < LEAST) {
      throw new IllegalArgumentException("at least " + LEAST + " entries, of which many leave");
    }
    if (args[0].equals("rebuild")) {
      System.out.printf(Locale.ROOT, "%.3f%n", rebuild(folder, size));
    } else {
      new LiveTimes(folder, size, Double.parseDouble(args[3])).change(Integer.parseInt(args[4]));
    }
  }

  private static double rebuild(Path folder, int size) throws IOException {
    Hashes hashes = IndexWork.uniform(size);
    return seconds(
        () -> {
          FingerprintSorter sorter = new FingerprintSorter("pdq");
          for (int i = 0; i < hashes.size(); i++) {
            sorter.add(hashes.get(i));
          }
          LiveIndex.create(folder, sorter.sort().column());
          LiveIndex.open(folder).close();
        });
  }

  private static double seconds(Resident.Work work) throws IOException {
    long begin = System.nanoTime();
    work.run();
    return (System.nanoTime() - begin) / 1e9;
  }

  private void change(int swaps) throws IOException {
    time("make the index anew", rebuilding, "from hashes in memory to an open index");
    smallChanges();
    batch("first batch");
    batch("second batch");
    changesDuringMerge();
    swaps(swaps);
  }

  private void smallChanges() throws IOException {
    try (LiveIndex index = LiveIndex.open(folder);
        LiveIndex other = LiveIndex.open(folder)) {
      List<Double> here = new ArrayList<>();
      List<Double> there = new ArrayList<>();
      for (int i = 0; i < SMALL; i++) {
        Pdq value = IndexWork.uniform(others);
        Change change =
            i % 2 == 0 ? Change.add(List.of(value)) : Change.withdraw(List.of(listedValue()));
        here.add(seconds(() -> index.change(change)));
        there.add(seconds(other::refresh));
        if (index.view().matches(value) != (i % 2 == 0) || other.view().pending() != i + 1) {
          throw new IllegalStateException("a change is not in effect");
        }
      }
      times("small change", here, "on disk and in effect");
      times("small change, seen by another process", there, "its refresh");
    }
  }

  private Pdq listedValue() {
    return IndexWork.uniform(listed);
  }

  /** As many in as out; then the merge that begins by itself. */
  private void batch(String name) throws IOException {
    double index = bytesOnDisk() / MIB;
    try (LiveIndex live = LiveIndex.open(folder)) {
      Resident before = settled();
      Change change = batch();
      double cpu = Cpu.thread();
      double changing = seconds(() -> live.change(change));
      cpu = Cpu.thread() - cpu;
      String what = name + " of 65,536 in and 65,536 out";
      time(what, changing, "%.2f processor seconds of its thread".formatted(cpu));
      double[] merging = new double[1];
      cpu = Cpu.process();
      Resident most = Resident.during(() -> merging[0] = seconds(live::merge));
      time("merge", merging[0], "%.2f processor seconds".formatted(Cpu.process() - cpu));
      memory("before the merge", before, index);
      memory("at most during the merge", most, index);
      memory("after the merge", settled(), index);
    }
  }

  private Change batch() {
    Set<Fingerprint> in = new HashSet<>();
    Set<Fingerprint> out = new HashSet<>();
    while (in.size() < BATCH) {
      in.add(IndexWork.uniform(others));
      out.add(listedValue());
    }
    return new Change(in, out);
  }

  /** Each of them writes again all that is pending. */
  private void changesDuringMerge() throws IOException {
    try (LiveIndex live = LiveIndex.open(folder)) {
      live.change(batch());
      List<Double> times = new ArrayList<>();
      while (live.view().pending() >= BATCH) {
        Change change = Change.add(List.of(IndexWork.uniform(others)));
        times.add(seconds(() -> live.change(change)));
      }
      live.merge();
      times("small change during a merge", times, "with 131,072 others pending");
    }
  }

  private void swaps(int swaps) throws IOException {
    double index = bytesOnDisk() / MIB;
    try (LiveIndex live = LiveIndex.open(folder)) {
      int before = live.view().size();
      List<Double> times = new ArrayList<>();
      for (int i = 1; i <= swaps; i++) {
        Change change = new Change(Set.of(IndexWork.uniform(others)), Set.of(listedValue()));
        times.add(seconds(() -> live.change(change)));
        if (i % (swaps / MERGES) == 0) {
          live.merge();
        }
        if (i == swaps / MERGES || i == swaps) {
          String when = "after %,d swaps".formatted(i);
          memory(when, settled(), index);
          line(when + ", heap", heap(), "MiB", heap() / index, "a part of what is anonymous");
          double disk = bytesOnDisk() / MIB;
          line(when + ", disk", disk, "MiB", disk / index, "");
        }
      }
      times("change of one in and one out", times, "a merge after every fifth part");
      if (live.view().size() != before) {
        throw new IllegalStateException("values were lost or gained");
      }
    }
  }

  /** What is mapped is let go by another thread, soon after the collection that found it. */
  private static Resident settled() {
    System.gc();
    LockSupport.parkNanos(SOON);
    System.gc();
    LockSupport.parkNanos(SOON);
    return Resident.now();
  }

  private static double heap() {
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MIB;
  }

  private long bytesOnDisk() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.mapToLong(file -> file.toFile().length()).sum();
    }
  }

  private void times(String what, List<Double> seconds, String note) {
    List<Double> sorted = seconds.stream().sorted().toList();
    time(what + ", first", seconds.get(0), note);
    time(what + ", median of " + sorted.size(), sorted.get(sorted.size() / 2), note);
    time(what + ", slowest", sorted.get(sorted.size() - 1), note);
  }

  private void time(String what, double seconds, String note) {
    line(what, seconds, "s", seconds / rebuilding, note);
  }

  /** How much of it is whose, and how much that is of what the index has on disk. */
  private void memory(String when, Resident resident, double index) {
    line(when + ", anonymous", resident.anonymous(), "MiB", resident.anonymous() / index, "");
    line(when + ", mapped", resident.mapped(), "MiB", resident.mapped() / index, "");
  }

  private void line(String what, double value, String unit, double ratio, String note) {
    System.out.printf(
        Locale.ROOT, "%d\t%s\t%.4f\t%s\t%.4f\t%s%n", size, what, value, unit, ratio, note);
  }
}
