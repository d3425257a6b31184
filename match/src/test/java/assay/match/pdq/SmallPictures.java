package assay.match.pdq;

import assay.testkit.Fixtures;
import assay.testkit.SlowPdq;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;

/** Harmless pictures of any size, as rows of luma in whole numbers. */
final class SmallPictures {
  static final String BRIDGE = "bridge-mods/square-512x512.jpg";
  static final String STREET = "labelme-subset/q0122.jpg";

  private SmallPictures() {}

  /** A photograph, scaled. */
  static float[][] photograph(String file, int width, int height) throws IOException {
    BufferedImage scaled = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = scaled.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    BufferedImage whole = ImageIO.read(Fixtures.locate("pdq/images/" + file).toFile());
    graphics.drawImage(whole, 0, 0, width, height, null);
    float[][] picture = new float[height][width];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int rgb = scaled.getRGB(x, y);
        picture[y][x] = Math.round(SlowPdq.luma(rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255));
      }
    }
    return picture;
  }

  static float[][] noise(int width, int height) {
    SplittableRandom random = new SplittableRandom(width * 1000L + height);
    float[][] picture = new float[height][width];
    for (float[] row : picture) {
      for (int x = 0; x < width; x++) {
        row[x] = random.nextInt(256);
      }
    }
    return picture;
  }

  /** Smooth, without any symmetry. */
  static float[][] waves(int width, int height) {
    float[][] picture = new float[height][width];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double u = (double) x / width;
        double v = (double) y / height;
        picture[y][x] =
            Math.round(127.5 + 80 * Math.sin(9 * u * u + 5 * v + 1) + 45 * Math.cos(14 * v * u));
      }
    }
    return picture;
  }
}
