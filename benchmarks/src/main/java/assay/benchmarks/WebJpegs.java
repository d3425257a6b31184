package assay.benchmarks;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/**
 * Writes JPEG files of the sizes that are found on the web: {@code WebJpegs FOLDER COUNT}.
 *
 * <p>Each is a crop of a wallpaper, at most three times as wide as the result, made smaller: 640 to
 * 1280 pixels wide, 3:4 to 16:9, quality 75 to 90, chroma halved both ways; three in ten are
 * progressive. A file's name begins with {@code b} for baseline or {@code p} for progressive.
 */
public final class WebJpegs {
  private WebJpegs() {}

  /** Runs from the command line. */
  public static void main(String[] args) throws IOException {
    Path folder = Files.createDirectories(Path.of(args[0]));
    int count = Integer.parseInt(args[1]);
    List<Path> wallpapers = Wallpapers.large();
    for (int w = 0; w < wallpapers.size(); w++) {
      BufferedImage wallpaper = Wallpapers.read(wallpapers.get(w));
      for (int i = w; i < count; i += wallpapers.size()) {
        boolean progressive = i % 10 < 3;
        String name = "%s%05d.jpg".formatted(progressive ? "p" : "b", i);
        SplitMix64 random = new SplitMix64(1000 + i);
        BufferedImage picture = picture(wallpaper, random);
        write(picture, (75 + random.below(16)) / 100f, progressive, folder.resolve(name));
      }
    }
  }

  private static BufferedImage picture(BufferedImage wallpaper, SplitMix64 random) {
    int width = 640 + random.below(641);
    int height = width * 9 / 16 + random.below(width * 4 / 3 - width * 9 / 16 + 1);
    double most = Math.min(3, Math.min(across(wallpaper, width), down(wallpaper, height)));
    double factor = most <= 1 ? most : 1 + (most - 1) * random.below(1000) / 1000;
    int cropWidth = (int) (width * factor);
    int cropHeight = (int) (height * factor);
    int left = random.below(wallpaper.getWidth() - cropWidth + 1);
    int top = random.below(wallpaper.getHeight() - cropHeight + 1);
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = picture.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    graphics.drawImage(
        wallpaper.getSubimage(left, top, cropWidth, cropHeight), 0, 0, width, height, null);
    return picture;
  }

  private static double across(BufferedImage wallpaper, int width) {
    return (double) wallpaper.getWidth() / width;
  }

  private static double down(BufferedImage wallpaper, int height) {
    return (double) wallpaper.getHeight() / height;
  }

  private static void write(BufferedImage picture, float quality, boolean progressive, Path file)
      throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ImageWriteParam how = writer.getDefaultWriteParam();
    how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    how.setCompressionQuality(quality);
    how.setProgressiveMode(
        progressive ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
    Files.deleteIfExists(file);
    try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
      writer.setOutput(out);
      writer.write(null, new IIOImage(picture, null, null), how);
    } finally {
      writer.dispose();
    }
  }
}
