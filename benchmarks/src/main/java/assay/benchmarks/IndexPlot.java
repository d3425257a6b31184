package assay.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Draws what {@code index_vs_faiss.py} wrote: {@code IndexPlot RESULTS FOLDER}. Microseconds a
 * look-up against the number of entries, and against the radius; one file for each set of hashes.
 */
public final class IndexPlot {
  /** A measurement: microseconds of one method. */
  private record Point(String set, int entries, int radius, String method, double micros) {}

  private static final List<Integer> RADII = List.of(0, 15, 31, 47, 63);
  private static final List<Integer> SIZES = List.of(10_000, 100_000, 1_000_000, 10_000_000);
  private static final String OURS = "assay-single";
  private static final String BATCH = "assay-batch";
  private static final String FLAT = "faiss-flat";
  private static final String MULTI = "faiss-multihash";

  private final List<Point> points;

  private IndexPlot(List<Point> points) {
    this.points = points;
  }

  /** Runs from the command line. */
  public static void main(String[] args) throws IOException {
    IndexPlot plot = new IndexPlot(read(Path.of(args[0])));
    for (String set : List.of("uniform", "natural")) {
      Path folder = Path.of(args[1]);
      Files.writeString(folder.resolve("index-by-entries-" + set + ".svg"), plot.byEntries(set));
      Files.writeString(folder.resolve("index-by-radius-" + set + ".svg"), plot.byRadius(set));
    }
  }

  private static List<Point> read(Path results) throws IOException {
    List<Point> points = new ArrayList<>();
    for (String line : Files.readAllLines(results, UTF_8)) {
      String[] cells = line.split("\t", -1);
      if (cells.length > 5 && cells[4].equals("look-ups/s")) {
        points.add(
            new Point(
                cells[0],
                Integer.parseInt(cells[1]),
                Integer.parseInt(cells[2]),
                cells[3],
                1e6 / Double.parseDouble(cells[5])));
      }
    }
    return points;
  }

  private String byEntries(String set) {
    LineChart chart =
        new LineChart(
            "Cost of a look-up against the number of entries, " + set + " hashes",
            "entries",
            LineChart.Axis.log(1e4, 1e7),
            LineChart.Axis.log(1e-1, 1e6));
    int colour = 0;
    for (int radius : RADII) {
      chart.line("Assay, r = " + radius, colour, "", entries(set, radius, OURS));
      colour++;
    }
    chart.line("Assay, r = 31, 4,096 a call", 2, "2 4", entries(set, 31, BATCH));
    chart.line("faiss Flat, r = 31", 5, "9 4", entries(set, 31, FLAT));
    chart.line("faiss MultiHash, r = 31", 6, "9 4", entries(set, 31, MULTI));
    return chart.svg();
  }

  private String byRadius(String set) {
    LineChart chart =
        new LineChart(
            "Cost of a look-up against the radius, " + set + " hashes",
            "radius in bits",
            LineChart.Axis.linear(0, 64, 16),
            LineChart.Axis.log(1e-1, 1e6));
    int colour = 0;
    for (int size : SIZES) {
      String name = String.format(Locale.ROOT, "N = %,d", size);
      chart.line("Assay, " + name, colour, "", radii(set, size, OURS));
      chart.line("faiss Flat, " + name, colour, "9 4", radii(set, size, FLAT));
      colour++;
    }
    chart.line("faiss MultiHash, N = 1,000,000", 2, "2 4", radii(set, 1_000_000, MULTI));
    return chart.svg();
  }

  private Map<Double, Double> entries(String set, int radius, String method) {
    Map<Double, Double> line = new TreeMap<>();
    for (Point point : points) {
      if (point.set.equals(set) && point.radius == radius && point.method.equals(method)) {
        line.put((double) point.entries, point.micros);
      }
    }
    return line;
  }

  private Map<Double, Double> radii(String set, int size, String method) {
    Map<Double, Double> line = new TreeMap<>();
    for (Point point : points) {
      if (point.set.equals(set) && point.entries == size && point.method.equals(method)) {
        line.put((double) point.radius, point.micros);
      }
    }
    return line;
  }
}
