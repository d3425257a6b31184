package assay.cli.run;

import assay.evidence.snapshot.SnapshotFiles;
import assay.evidence.snapshot.SnapshotTrees;
import assay.policy.Policy;
import assay.provenance.Acquisition;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What its evidence costs a run: {@code EvidenceShare NAME DATASET FOLDER LIST ALGORITHM…}
 *
 * <p>Screens with one worker into a new folder, and looks at the processor time of the process
 * whenever a step begins, so that a run with evidence and the same run without it are told apart in
 * one run. Canaries are drawn once more before it: nothing is compiled then, so that is the most
 * that they cost. ALGORITHM is what the lists use. Prints lines of a table.
 */
public final class EvidenceShare implements RunObserver {
  private final TreeMap<String, Double> begun = new TreeMap<>();

  private EvidenceShare() {}

  @Override
  public void before(String step) {
    begun.putIfAbsent(step, cpu());
  }

  @Override
  public void say(String line) {
    System.err.println(line);
  }

  /** Runs from the command line. */
  public static void main(String[] args) throws IOException {
    Path folder = Files.createDirectory(Path.of(args[2]));
    Set<String> algorithms = Set.copyOf(List.of(args).subList(4, args.length));
    double begin = cpu();
    Canaries.draw(
        Files.createDirectory(folder.resolve("canaries")),
        1,
        algorithms,
        Policy.standard(),
        Programs.install(List.of()));
    double drawing = cpu() - begin;
    EvidenceShare run = new EvidenceShare();
    begin = cpu();
    ScreenResult result = run.screen(Path.of(args[1]), folder, args[3]);
    double all = cpu() - begin;
    double trees = run.begun.get("statement") - run.begun.get("trees");
    double rest = run.begun.get("summary") - run.begun.get("statement");
    long items = result.summary().object("items").orElseThrow().number("enumerated").orElseThrow();
    long canaries =
        2 * result.summary().object("canaries").orElseThrow().number("planted").orElseThrow();
    double without = all - trees - rest - drawing;
    line(args[0], "items", (double) items, "", 0);
    line(args[0], "screening without evidence", without, "s", 1);
    line(
        args[0],
        "draw " + canaries + " canaries, nothing compiled",
        drawing,
        "s",
        drawing / without);
    line(args[0], "build the three trees", trees, "s", trees / without);
    line(args[0], "sign, log, bundle", rest, "s", rest / without);
    line(args[0], "trees and canaries", trees + drawing, "s", (trees + drawing) / without);
    line(args[0], "trees, an item", trees / items * 1e6, "µs", 0);
    double again = treesAgain(folder);
    line(args[0], "trees, built once more", again, "s", again / without);
    line(args[0], "trees, built once more, an item", again / items * 1e6, "µs", 0);
  }

  /** What a longer run pays: by the fourth time most of it is compiled. */
  private static double treesAgain(Path folder) throws IOException {
    Snapshot snapshot = Snapshot.in(folder.resolve("workspace"), Optional.empty());
    SnapshotFiles files = new SnapshotFiles(folder.resolve("again"));
    Files.createDirectories(files.root().resolve("protected"));
    double begin = 0;
    for (int i = 0; i < 4; i++) {
      begin = cpu();
      SnapshotTrees.write(snapshot.shards(), snapshot.key(), files);
    }
    return cpu() - begin;
  }

  private ScreenResult screen(Path dataset, Path folder, String list) throws IOException {
    ScreenRequest request =
        new ScreenRequest(
            List.of(dataset),
            List.of(list.split(",")),
            folder.resolve("out"),
            folder.resolve("workspace"),
            "benchmark",
            Acquisition.unknown(),
            Optional.empty(),
            Policy.standard(),
            Decoding.standard(),
            List.of(),
            Optional.empty(),
            1);
    try (Assembly assembly = Assembly.of(request, this)) {
      return assembly.screening().run();
    }
  }

  private static void line(String name, String what, double value, String unit, double share) {
    System.out.printf(Locale.ROOT, "%s\t%s\t%.4f\t%s\t%.4f%n", name, what, value, unit, share);
  }

  private static double cpu() {
    com.sun.management.OperatingSystemMXBean system =
        (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return system.getProcessCpuTime() / 1e9;
  }
}
