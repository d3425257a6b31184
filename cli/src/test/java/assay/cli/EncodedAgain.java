package assay.cli;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/** Copies of pictures that look the same and are other bytes: PNG, one pixel of them changed. */
final class EncodedAgain {
  private EncodedAgain() {}

  /**
   * Writes copies of the first pictures of a folder that the JDK can read.
   *
   * @return how many
   */
  static int copies(Path from, Path to, int most) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(from)) {
      files = all.sorted().toList();
    }
    int copies = 0;
    for (Path file : files) {
      BufferedImage picture = copies < most ? ImageIO.read(file.toFile()) : null;
      if (picture != null) {
        BufferedImage copy =
            new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
        copy.getGraphics().drawImage(picture, 0, 0, null);
        copy.setRGB(0, 0, copy.getRGB(0, 0) ^ 0x010101);
        ImageIO.write(copy, "png", to.resolve("copy-" + copies++).toFile());
      }
    }
    return copies;
  }
}
