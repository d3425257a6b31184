package assay.benchmarks.cascade;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Counts what was seen, by scale, size class and kind of picture. */
public final class MarginTable {
  private static final int[] CLASSES = {64, 96, 160};
  private static final int BIN = 4;

  private final Map<String, List<Look>> groups = new TreeMap<>();
  private final Set<String> pictures = new HashSet<>();
  private int looks;

  /** Takes the files of lines that studies wrote, and writes the table. */
  public static void main(String[] args) throws IOException {
    MarginTable table = new MarginTable();
    for (String file : List.of(args).subList(1, args.length)) {
      for (String line : Files.readAllLines(Path.of(file))) {
        table.add(file, Look.parse(line));
      }
    }
    try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(Path.of(args[0])))) {
      table.print(out);
    }
  }

  private void add(String study, Look look) {
    int size = 0;
    for (int least : CLASSES) {
      size = look.blocks() >= least ? least : size;
    }
    String kind = look.isDrawn() ? "drawn" : "photograph";
    String group = String.format("%d\t%3d\t%s", look.scale(), size, kind);
    groups.computeIfAbsent(group, key -> new ArrayList<>()).add(look);
    pictures.add(study + " " + look.picture());
    looks++;
  }

  private void print(PrintWriter out) {
    out.println("# " + pictures.size() + " pictures, " + looks / 4 + " JPEG files");
    out.println(
        "scale\tblocks_from\tkind\tlooks\tcovered\tbeyond_margin\tleast_slack\tdistance_median"
            + "\tdistance_p99\tdistance_p999\tdistance_max\tmargin_median\tquality_off_least"
            + "\tquality_off_most\tslack_histogram_of_4\tdistance_histogram_of_4\ttightest");
    groups.forEach((group, all) -> out.println(group + "\t" + line(all)));
  }

  private static String line(List<Look> all) {
    List<Look> covered = all.stream().filter(look -> look.margin() != Look.NO_MARGIN).toList();
    int[] distances = all.stream().mapToInt(Look::distance).sorted().toArray();
    int[] slack = covered.stream().mapToInt(Look::slack).sorted().toArray();
    int[] margins = covered.stream().mapToInt(Look::margin).sorted().toArray();
    int[] off =
        all.stream()
            .filter(look -> look.quality() >= 50)
            .mapToInt(Look::qualityOff)
            .sorted()
            .toArray();
    return String.join(
        "\t",
        "" + all.size(),
        "" + covered.size(),
        "" + Arrays.stream(slack).filter(s -> s < 0).count(),
        at(slack, 0),
        at(distances, 0.5),
        at(distances, 0.99),
        at(distances, 0.999),
        at(distances, 1),
        at(margins, 0.5),
        at(off, 0),
        at(off, 1),
        histogram(slack),
        histogram(distances),
        covered.stream().min(Comparator.comparingInt(Look::slack)).map(Look::words).orElse(""));
  }

  private static String at(int[] sorted, double share) {
    return sorted.length == 0 ? "" : "" + sorted[(int) Math.ceil(share * (sorted.length - 1))];
  }

  private static String histogram(int[] sorted) {
    TreeMap<Integer, Integer> bins = new TreeMap<>();
    for (int value : sorted) {
      bins.merge(Math.floorDiv(value, BIN) * BIN, 1, Integer::sum);
    }
    StringBuilder text = new StringBuilder();
    bins.forEach((from, n) -> text.append(String.format(Locale.ROOT, "%d:%d ", from, n)));
    return text.toString().strip();
  }
}
