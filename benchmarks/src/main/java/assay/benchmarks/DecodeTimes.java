package assay.benchmarks;

import assay.match.jpeg.Jpeg;
import assay.match.jpeg.Watch;
import assay.stage.UnreadableItemException;
import assay.verdict.Reason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;

/**
 * Decodes JPEG files, and says how long it took: {@code DecodeTimes WHAT SECONDS FILE...}, where
 * WHAT is {@code 1}, {@code 2}, {@code 4} or {@code 8} for the luma at that scale, or {@code ycc}
 * for all components, by Assay's decoder, or {@code imageio} for RGB by the JDK's.
 *
 * <p>Goes on for at least so many seconds of the thread, after as many that do not count, and
 * prints those for one round and the full-size pixels of one round, as {@code turbo.c} does.
 */
public final class DecodeTimes {
  private static final Watch PATIENT =
      new Watch() {
        @Override
        public void goOn() {
          // always
        }

        @Override
        public void scans(int count) {
          // as many as there are
        }

        @Override
        public void fault(Reason reason) {
          throw new IllegalStateException("a generated picture has a fault: " + reason);
        }
      };

  private DecodeTimes() {}

  /** Runs from the command line. */
  public static void main(String[] args) throws IOException, UnreadableItemException {
    double least = Double.parseDouble(args[1]);
    List<byte[]> files = new ArrayList<>();
    for (String file : List.of(args).subList(2, args.length)) {
      files.add(Files.readAllBytes(Path.of(file)));
    }
    time(args[0], files, least);
    double seconds = time(args[0], files, least);
    System.out.printf(Locale.ROOT, "%.6f %d%n", seconds, round(args[0], files));
  }

  private static double time(String what, List<byte[]> files, double least)
      throws IOException, UnreadableItemException {
    double begin = Cpu.thread();
    double spent = 0;
    int rounds = 0;
    while (spent < least) {
      round(what, files);
      rounds++;
      spent = Cpu.thread() - begin;
    }
    return spent / rounds;
  }

  private static long round(String what, List<byte[]> files)
      throws IOException, UnreadableItemException {
    long pixels = 0;
    for (byte[] file : files) {
      if (what.equals("imageio")) {
        var picture = ImageIO.read(new ByteArrayInputStream(file));
        pixels += (long) picture.getWidth() * picture.getHeight();
      } else {
        Jpeg jpeg = Jpeg.of(file);
        if (what.equals("ycc")) {
          jpeg.components(PATIENT, rows -> {});
        } else {
          jpeg.luma(Integer.parseInt(what), PATIENT, row -> {});
        }
        pixels += (long) jpeg.width() * jpeg.height();
      }
    }
    return pixels;
  }
}
