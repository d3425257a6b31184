package assay.benchmarks.cascade;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.SplittableRandom;

/** Drawn pictures: what photographs are not. */
final class Drawn {
  /** How many kinds there are. */
  static final int KINDS = 8;

  private Drawn() {}

  static String name(int kind) {
    return new String[] {
          "gradient", "text", "lines", "shapes", "noise", "clouds", "stripes", "nearly-flat"
        }
        [kind];
  }

  static BufferedImage draw(int kind, int width, int height, SplittableRandom random) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_ANTIALIASING,
        random.nextBoolean()
            ? RenderingHints.VALUE_ANTIALIAS_ON
            : RenderingHints.VALUE_ANTIALIAS_OFF);
    graphics.setColor(kind == 1 || kind == 2 ? Color.WHITE : colour(random));
    graphics.fillRect(0, 0, width, height);
    switch (kind) {
      case 0 -> gradients(graphics, width, height, random);
      case 1 -> text(graphics, width, height, random);
      case 2 -> lines(graphics, width, height, random);
      case 3 -> shapes(graphics, width, height, random);
      case 4 -> noise(image, 1 + random.nextInt(3), random);
      case 5 -> clouds(image, random);
      case 6 -> stripes(graphics, width, height, random);
      default -> nearlyFlat(graphics, width, height, random);
    }
    graphics.dispose();
    return image;
  }

  private static Color colour(SplittableRandom random) {
    return new Color(random.nextInt(1 << 24));
  }

  private static void gradients(Graphics2D g, int width, int height, SplittableRandom random) {
    for (int i = 0; i < 3; i++) {
      int x = random.nextInt(width);
      int y = random.nextInt(height);
      g.setPaint(
          new GradientPaint(
              x,
              y,
              colour(random),
              random.nextInt(width),
              random.nextInt(height),
              colour(random),
              random.nextBoolean()));
      g.fillRect(i == 0 ? 0 : x / 2, i == 0 ? 0 : y / 2, width, height);
    }
  }

  private static void text(Graphics2D g, int width, int height, SplittableRandom random) {
    g.setColor(Color.BLACK);
    int size = 8 + random.nextInt(Math.max(1, height / 12));
    g.setFont(new Font(Font.SANS_SERIF, random.nextInt(2), size));
    for (int y = size; y < height; y += size * 5 / 4) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < 3 * width / size; i++) {
        line.append((char) (random.nextInt(6) == 0 ? ' ' : 'a' + random.nextInt(26)));
      }
      g.drawString(line.toString(), size, y);
    }
  }

  private static void lines(Graphics2D g, int width, int height, SplittableRandom random) {
    for (int i = 0; i < 60; i++) {
      g.setColor(random.nextInt(3) == 0 ? colour(random) : Color.BLACK);
      g.setStroke(new BasicStroke(1 + random.nextInt(4)));
      g.drawLine(
          random.nextInt(width),
          random.nextInt(height),
          random.nextInt(width),
          random.nextInt(height));
    }
  }

  private static void shapes(Graphics2D g, int width, int height, SplittableRandom random) {
    for (int i = 0; i < 25; i++) {
      g.setColor(colour(random));
      int x = random.nextInt(width);
      int y = random.nextInt(height);
      if (random.nextBoolean()) {
        g.fillOval(x, y, random.nextInt(width), random.nextInt(height));
      } else {
        g.fillRect(x, y, random.nextInt(width), random.nextInt(height));
      }
    }
  }

  /** Grains of one or more pixels: the worst for means, since nothing goes on across a border. */
  private static void noise(BufferedImage image, int grain, SplittableRandom random) {
    Graphics2D g = image.createGraphics();
    for (int y = 0; y < image.getHeight(); y += grain) {
      for (int x = 0; x < image.getWidth(); x += grain) {
        g.setColor(colour(random));
        g.fillRect(x, y, grain, grain);
      }
    }
  }

  private static void clouds(BufferedImage image, SplittableRandom random) {
    Graphics2D g = image.createGraphics();
    g.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    for (int octave = 3; octave <= 96 && octave < image.getWidth(); octave *= 2) {
      BufferedImage cells = new BufferedImage(octave, octave, BufferedImage.TYPE_INT_ARGB);
      for (int i = 0; i < octave * octave; i++) {
        cells.setRGB(
            i % octave, i / octave, random.nextInt(1 << 24) | (octave == 3 ? 255 : 90) << 24);
      }
      g.drawImage(cells, 0, 0, image.getWidth(), image.getHeight(), null);
    }
  }

  private static void stripes(Graphics2D g, int width, int height, SplittableRandom random) {
    g.setColor(colour(random));
    g.rotate(random.nextDouble() * Math.PI, width / 2.0, height / 2.0);
    int period = 3 + random.nextInt(40);
    for (int x = -width - height; x < width + height; x += period) {
      g.fillRect(x, -height - width, 1 + period / 2, 3 * (height + width));
    }
  }

  private static void nearlyFlat(Graphics2D g, int width, int height, SplittableRandom random) {
    g.setColor(colour(random));
    g.fillRect(width / 3, height / 4, 1 + width / (3 + random.nextInt(20)), 1 + height / 10);
  }
}
