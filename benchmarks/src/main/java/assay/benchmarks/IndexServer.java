package assay.benchmarks;

import assay.fingerprint.Pdq;
import assay.match.index.FingerprintColumn;
import assay.match.index.FingerprintSorter;
import assay.match.index.HammingIndex;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Holds one index and does what {@code index_vs_faiss.py} asks, one line each, so that both take
 * turns in one run: {@code IndexServer FOLDER KIND N}.
 *
 * <pre>
 * time RADIUS CHUNK SECONDS    look-ups in calls of so many hashes, for at least so long
 *   answers: look-ups, processor seconds, found
 * pairs RADIUS QUERIES FILE    writes what is found: int query, int distance, 4 long; big-endian
 *   answers: found
 * </pre>
 */
public final class IndexServer {
  private final FingerprintColumn column;
  private final HammingIndex index;
  private final List<Pdq> queries;
  private long found;

  private IndexServer(FingerprintColumn column, HammingIndex index, List<Pdq> queries) {
    this.column = column;
    this.index = index;
    this.queries = queries;
  }

  /** Runs from the command line until its input ends. */
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    int size = Integer.parseInt(args[2]);
    IndexServer server = build(folder, args[1], size);
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String[] words = line.split(" ");
      int radius = Integer.parseInt(words[1]);
      if (words[0].equals("time")) {
        server.time(radius, Integer.parseInt(words[2]), Double.parseDouble(words[3]));
      } else {
        server.pairs(radius, Integer.parseInt(words[2]), Path.of(words[3]));
      }
    }
  }

  private static IndexServer build(Path folder, String kind, int size) throws IOException {
    List<Pdq> queries = IndexWork.queries(folder, kind, size);
    long before = memory();
    FingerprintColumn column = column(Hashes.read(folder.resolve(kind + "-" + size + ".set")));
    long begin = System.nanoTime();
    double cpu = Cpu.process();
    HammingIndex index = HammingIndex.of(column);
    double built = (System.nanoTime() - begin) / 1e9;
    cpu = Cpu.process() - cpu;
    double bytes = (memory() - before) / (double) column.size();
    System.out.printf("%d %.2f %.2f %.1f%n", column.size(), built, cpu, bytes);
    return new IndexServer(column, index, queries);
  }

  private static FingerprintColumn column(Hashes hashes) {
    FingerprintSorter sorter = new FingerprintSorter("pdq");
    for (int i = 0; i < hashes.size(); i++) {
      sorter.add(hashes.get(i));
    }
    return sorter.sort().column();
  }

  /** Bytes in use: the heap after a collection, and what lies outside it. */
  private static long memory() {
    System.gc();
    System.gc();
    long outside =
        ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
            .mapToLong(BufferPoolMXBean::getMemoryUsed)
            .sum();
    return outside + ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private void time(int radius, int chunk, double least) {
    find(0, chunk, radius);
    found = 0;
    long done = 0;
    int at = 0;
    double begin = Cpu.thread();
    double spent = 0;
    while (spent < least) {
      int to = Math.min(queries.size(), at + chunk);
      find(at, to, radius);
      done += to - at;
      at = to == queries.size() ? 0 : to;
      spent = Cpu.thread() - begin;
    }
    System.out.printf("%d %.6f %d%n", done, spent, found);
  }

  private void find(int from, int to, int radius) {
    index.find(queries.subList(from, to), radius, (query, position, distance) -> found++);
  }

  private void pairs(int radius, int count, Path file) throws IOException {
    found = 0;
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
      index.find(
          queries.subList(0, count),
          radius,
          (query, position, distance) -> write(out, query, position, distance));
    }
    System.out.printf("%d%n", found);
  }

  private void write(DataOutputStream out, int query, int position, int distance) {
    Pdq hash = (Pdq) column.get(position);
    try {
      out.writeInt(query);
      out.writeInt(distance);
      out.writeLong(hash.w0());
      out.writeLong(hash.w1());
      out.writeLong(hash.w2());
      out.writeLong(hash.w3());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    found++;
  }
}
