package assay.benchmarks;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/**
 * The openly licensed wallpapers of the Debian packages plasma-workspace-wallpapers,
 * lomiri-wallpapers and ukui-wallpapers: JPEG and PNG files, of each folder of a picture in several
 * sizes the largest file. With {@code -Dbench.wallpapers=6} only the first six.
 */
final class Wallpapers {
  private static final List<Path> ROOTS =
      List.of(Path.of("/usr/share/wallpapers"), Path.of("/usr/share/backgrounds"));
  private static final long LEAST_PIXELS = 1_000_000;

  private Wallpapers() {}

  /** The files, in the order of their paths. */
  static List<Path> files() throws IOException {
    Map<Path, Path> chosen = new TreeMap<>();
    for (Path root : ROOTS) {
      if (Files.isDirectory(root)) {
        try (Stream<Path> walk = Files.walk(root)) {
          walk.filter(Wallpapers::isPicture).forEach(file -> chosen.merge(key(file), file, LARGER));
        }
      }
    }
    if (chosen.isEmpty()) {
      throw new IOException("no wallpapers in " + ROOTS + "; benchmarks/README.md names packages");
    }
    return chosen.values().stream().limit(Integer.getInteger("bench.wallpapers", 1000)).toList();
  }

  private static final BinaryOperator<Path> LARGER =
      (a, b) -> size(a) != size(b) ? (size(a) > size(b) ? a : b) : (a.compareTo(b) < 0 ? a : b);

  private static boolean isPicture(Path file) {
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
        && file.toString().matches(".*[.](jpg|png)");
  }

  /** A folder named images holds one picture in several sizes. */
  private static Path key(Path file) {
    Path folder = file.getParent();
    return folder.endsWith("images") ? folder : file;
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All pictures of at least a megapixel, one after the other, without alpha. */
  static List<Path> large() throws IOException {
    List<Path> large = new ArrayList<>();
    for (Path file : files()) {
      BufferedImage picture = read(file);
      if ((long) picture.getWidth() * picture.getHeight() >= LEAST_PIXELS) {
        large.add(file);
      }
    }
    return large;
  }

  static BufferedImage read(Path file) throws IOException {
    BufferedImage decoded = ImageIO.read(file.toFile());
    BufferedImage rgb =
        new BufferedImage(decoded.getWidth(), decoded.getHeight(), BufferedImage.TYPE_INT_RGB);
    rgb.createGraphics().drawImage(decoded, 0, 0, null);
    return rgb;
  }
}
