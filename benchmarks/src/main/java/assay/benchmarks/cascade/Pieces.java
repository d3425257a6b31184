package assay.benchmarks.cascade;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/** Openly licensed pictures that Debian packages install, cut into pieces that do not overlap. */
final class Pieces {
  private static final int SMALLEST = 64;

  private Pieces() {}

  /** A piece of a picture, at its own resolution. */
  record Piece(int x, int y, int width, int height) {}

  /** The largest file of each directory that holds one picture in several sizes; else all. */
  static List<Path> files(List<Path> roots) throws IOException {
    List<Path> files = new ArrayList<>();
    Map<Path, Path> largest = new HashMap<>();
    for (Path root : roots) {
      try (Stream<Path> walk = Files.walk(root)) {
        for (Path file : walk.filter(Pieces::isPicture).sorted().toList()) {
          if (file.getParent().getFileName().toString().startsWith("images")) {
            largest.merge(file.getParent(), file, Pieces::larger);
          } else {
            files.add(file);
          }
        }
      }
    }
    files.addAll(largest.values());
    files.sort(Comparator.naturalOrder());
    return files;
  }

  private static boolean isPicture(Path file) {
    String name = file.getFileName().toString();
    return !Files.isSymbolicLink(file)
        && Files.isRegularFile(file)
        && !name.startsWith("screenshot")
        && (name.endsWith(".jpg") || name.endsWith(".png") || name.endsWith(".webp"));
  }

  private static Path larger(Path one, Path other) {
    return one.toFile().length() >= other.toFile().length() ? one : other;
  }

  /** The picture in plain colours. */
  static BufferedImage read(Path file) throws IOException {
    BufferedImage read = ImageIO.read(file.toFile());
    if (read == null) {
      throw new IOException(file + ": no reader");
    }
    BufferedImage image =
        new BufferedImage(read.getWidth(), read.getHeight(), BufferedImage.TYPE_INT_RGB);
    image.createGraphics().drawImage(read, 0, 0, null);
    return image;
  }

  /** Pieces of the whole area, their sides between 64 and 1,400, most of them small. */
  static List<Piece> pieces(int width, int height, SplittableRandom random) {
    List<Piece> pieces = new ArrayList<>();
    cut(new Piece(0, 0, width, height), random, pieces);
    return pieces;
  }

  private static void cut(Piece piece, SplittableRandom random, List<Piece> pieces) {
    double stop = SMALLEST * Math.pow(2, 1 + 3.5 * random.nextDouble());
    int longer = Math.max(piece.width, piece.height);
    int shorter = Math.min(piece.width, piece.height);
    if (longer < 2 * SMALLEST || (longer < stop && longer < 3 * shorter)) {
      pieces.add(piece);
      return;
    }
    double share = 0.35 + 0.3 * random.nextDouble();
    if (piece.width >= piece.height) {
      int left = (int) (piece.width * share);
      cut(new Piece(piece.x, piece.y, left, piece.height), random, pieces);
      cut(new Piece(piece.x + left, piece.y, piece.width - left, piece.height), random, pieces);
    } else {
      int top = (int) (piece.height * share);
      cut(new Piece(piece.x, piece.y, piece.width, top), random, pieces);
      cut(new Piece(piece.x, piece.y + top, piece.width, piece.height - top), random, pieces);
    }
  }
}
