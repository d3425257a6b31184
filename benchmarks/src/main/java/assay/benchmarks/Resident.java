package assay.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What of this process lies in memory, in MiB, as Linux counts it.
 *
 * @param anonymous its own: the heap, buffers, stacks; only it can let go of them
 * @param mapped pages of files; the system takes them back when it needs them
 */
record Resident(double anonymous, double mapped) {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final double KIB = 1024;
  private static final int INTERVAL = 10;

  static Resident now() {
    try {
      List<String> lines = Files.readAllLines(STATUS);
      return new Resident(mebibytes(lines, "RssAnon:"), mebibytes(lines, "RssFile:"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static double mebibytes(List<String> lines, String name) {
    return lines.stream()
            .filter(line -> line.startsWith(name))
            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
            .sum()
        / KIB;
  }

  /** The greatest of each, which need not have been at the same moment. */
  Resident most(Resident other) {
    return new Resident(Math.max(anonymous, other.anonymous), Math.max(mapped, other.mapped));
  }

  /** Something that takes a while. */
  @FunctionalInterface
  interface Work {
    void run() throws IOException;
  }

  /** The most while something is done, looked at every 10 ms. */
  static Resident during(Work work) throws IOException {
    Resident[] most = {now()};
    Thread watch =
        new Thread(
            () -> {
              try {
                while (true) {
                  most[0] = most[0].most(now());
                  Thread.sleep(INTERVAL);
                }
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt(); // it is over
              }
            });
    watch.start();
    try {
      work.run();
    } finally {
      watch.interrupt();
      join(watch);
    }
    return most[0];
  }

  private static void join(Thread watch) {
    try {
      watch.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
