package assay.benchmarks;

import assay.testkit.SlowPdq;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/**
 * Decodes and hashes as one does with what is at hand: {@code NaiveScreening FOLDER SECONDS}.
 * ImageIO, the pixels as ints, a whole picture of floats, one hash for each picture; no look-up.
 */
public final class NaiveScreening {
  private NaiveScreening() {}

  /** Runs from the command line. */
  public static void main(String[] args) throws IOException {
    List<Path> files;
    try (Stream<Path> listed = Files.list(Path.of(args[0]))) {
      files = listed.sorted().toList();
    }
    double least = Double.parseDouble(args[1]);
    round(files);
    double begin = Cpu.thread();
    double spent = 0;
    int rounds = 0;
    while (spent < least) {
      round(files);
      rounds++;
      spent = Cpu.thread() - begin;
    }
    double each = spent / rounds / files.size();
    System.out.printf(
        Locale.ROOT,
        "ImageIO, whole picture\tdecode and hash, no look-up\t%.4f\t%.0f%n",
        1e3 * each,
        1 / each);
  }

  private static void round(List<Path> files) throws IOException {
    for (Path file : files) {
      SlowPdq.hash(Crops.luma(ImageIO.read(file.toFile())));
    }
  }
}
