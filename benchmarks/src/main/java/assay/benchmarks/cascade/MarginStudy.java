package assay.benchmarks.cascade;

import assay.fingerprint.Pdq;
import assay.fingerprint.PdqHashes;
import assay.item.MediaType;
import assay.match.decode.DecodeLimits;
import assay.match.pdq.PdqHasher;
import assay.match.pdq.ScaledPdq;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * How far the hash of a first look is from the exact hash.
 *
 * <p>Takes pictures, edits them, writes each as a JPEG, hashes that as screening does, hashes the
 * block means of its luma, and writes a line for each file and scale ({@link Look}). Arguments: a
 * file for the lines, a seed, how many pictures to draw of each kind, directories of pictures.
 */
public final class MarginStudy {
  private static final int[] SCALES = {1, 2, 4, 8};
  private static final MediaType JPEG = MediaType.of("image/jpeg");
  private static final int MOST_PIXELS = 4096 * 3072;

  private final PdqHasher exact = new PdqHasher(DecodeLimits.standard());
  private final SplittableRandom random;
  private final PrintWriter out;
  private int pictures;

  private MarginStudy(long seed, PrintWriter out) {
    this.random = new SplittableRandom(seed);
    this.out = out;
  }

  public static void main(String[] args) throws IOException {
    try (PrintWriter looks = new PrintWriter(Files.newBufferedWriter(Path.of(args[0])))) {
      MarginStudy study = new MarginStudy(Long.parseLong(args[1]), looks);
      study.drawn(Integer.parseInt(args[2]));
      List<Path> roots = Stream.of(args).skip(3).map(Path::of).toList();
      for (Path file : Pieces.files(roots)) {
        study.wallpaper(file);
        looks.flush();
      }
    }
  }

  private void drawn(int each) throws IOException {
    for (int i = 0; i < each * Drawn.KINDS; i++) {
      int kind = i % Drawn.KINDS;
      int longer = (int) (80 * Math.pow(2, 4.2 * random.nextDouble()));
      int shorter = Math.max(64, (int) (longer * (0.5 + 0.5 * random.nextDouble())));
      BufferedImage image = Drawn.draw(kind, longer, shorter, random);
      pictures++;
      measure("drawn", Drawn.name(kind), "none", image);
      edited("drawn", Drawn.name(kind), image, 1);
    }
  }

  private void wallpaper(Path file) throws IOException {
    BufferedImage whole;
    try {
      whole = Pieces.read(file);
    } catch (IOException e) {
      System.err.println(file + ": left out");
      return;
    }
    String name = file.toString();
    pictures++;
    for (double side : new double[] {4000, 2600, 1900, 1400, 1000, 700}) {
      double factor = side * (0.85 + 0.3 * random.nextDouble()) / whole.getWidth();
      if (factor <= 1) {
        BufferedImage image = scaled(whole, factor);
        measure(name, "whole", "none", image);
        edited(name, "whole", image, side > 2000 ? 0 : 1);
      }
    }
    for (Pieces.Piece piece : Pieces.pieces(whole.getWidth(), whole.getHeight(), random)) {
      BufferedImage image =
          scaled(
              whole.getSubimage(piece.x(), piece.y(), piece.width(), piece.height()), 1); // a copy
      if (random.nextInt(3) == 0) {
        continue;
      }
      pictures++;
      measure(name, "piece", "none", image);
      edited(name, "piece", image, 2);
      double factor = Math.min(3000.0 / image.getWidth(), Math.pow(2, random.nextDouble() * 3));
      if (random.nextInt(4) == 0 && factor > 1) {
        measure(name, "piece", "enlarged", scaled(image, factor));
      }
    }
  }

  private void edited(String source, String kind, BufferedImage image, int edits)
      throws IOException {
    for (int i = 0; i < edits; i++) {
      int width = image.getWidth();
      int height = image.getHeight();
      switch (random.nextInt(8)) {
        case 0 -> {
          int cut = 1 + width / 20;
          measure(
              source,
              kind,
              "cropped",
              scaled(image.getSubimage(cut, cut / 2, width - 2 * cut, height - cut), 1));
        }
        case 1 -> measure(source, kind, "border", bordered(image));
        case 2 -> measure(source, kind, "noise", noisy(image));
        case 3 -> measure(source, kind, "text", written(image));
        case 4 -> measure(source, kind, "mirrored", mirrored(image));
        case 5 -> measure(source, kind, "contrast", contrasted(image));
        case 6 -> measure(source, kind, "reduced", scaled(image, 0.3 + 0.6 * random.nextDouble()));
        default -> measure(source, kind, "saturated", saturated(image));
      }
    }
  }

  private static BufferedImage scaled(BufferedImage image, double factor) {
    int width = Math.max(1, (int) Math.round(image.getWidth() * factor));
    int height = Math.max(1, (int) Math.round(image.getHeight() * factor));
    BufferedImage from = image;
    while (from.getWidth() >= 2 * width) {
      from = resized(from, (from.getWidth() + 1) / 2, Math.max(1, (from.getHeight() + 1) / 2));
    }
    return resized(from, width, height);
  }

  private static BufferedImage resized(BufferedImage image, int width, int height) {
    BufferedImage to = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = to.createGraphics();
    g.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    g.drawImage(image, 0, 0, width, height, null);
    return to;
  }

  private BufferedImage bordered(BufferedImage image) {
    int x = 1 + random.nextInt(1 + image.getWidth() / 12);
    int y = 1 + random.nextInt(1 + image.getHeight() / 12);
    BufferedImage to =
        new BufferedImage(
            image.getWidth() + 2 * x, image.getHeight() + 2 * y, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = to.createGraphics();
    g.setColor(random.nextBoolean() ? Color.BLACK : new Color(random.nextInt(1 << 24)));
    g.fillRect(0, 0, to.getWidth(), to.getHeight());
    g.drawImage(image, x, y, null);
    return to;
  }

  private BufferedImage noisy(BufferedImage image) {
    int strength = 5 + random.nextInt(60);
    BufferedImage to = scaled(image, 1);
    for (int y = 0; y < to.getHeight(); y++) {
      for (int x = 0; x < to.getWidth(); x++) {
        int rgb = to.getRGB(x, y);
        int by = random.nextInt(2 * strength + 1) - strength;
        to.setRGB(
            x,
            y,
            clamp((rgb >> 16 & 255) + by) << 16
                | clamp((rgb >> 8 & 255) + by) << 8
                | clamp((rgb & 255) + by));
      }
    }
    return to;
  }

  /** Black or white behind the given size. */
  private BufferedImage framed(BufferedImage image, int width, int height) {
    BufferedImage to =
        new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
    Graphics2D g = to.createGraphics();
    g.setColor(random.nextBoolean() ? Color.BLACK : Color.WHITE);
    g.fillRect(0, 0, to.getWidth(), to.getHeight());
    g.drawImage(image.getSubimage(0, 0, width, height), 0, 0, null);
    return to;
  }

  private static int clamp(int v) {
    return Math.max(0, Math.min(255, v));
  }

  private BufferedImage written(BufferedImage image) {
    BufferedImage to = scaled(image, 1);
    Graphics2D g = to.createGraphics();
    g.setColor(random.nextBoolean() ? Color.WHITE : Color.BLACK);
    int size = Math.max(9, to.getHeight() / (4 + random.nextInt(12)));
    g.setFont(new Font(Font.SANS_SERIF, Font.BOLD, size));
    for (int i = 0; i < 1 + random.nextInt(4); i++) {
      g.drawString(
          "HOLIDAY " + random.nextInt(3000), to.getWidth() / 20, random.nextInt(to.getHeight()));
    }
    return to;
  }

  private static BufferedImage mirrored(BufferedImage image) {
    BufferedImage to =
        new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
    to.createGraphics()
        .drawImage(image, image.getWidth(), 0, -image.getWidth(), image.getHeight(), null);
    return to;
  }

  private BufferedImage contrasted(BufferedImage image) {
    double factor = 0.3 + 2.2 * random.nextDouble();
    return recoloured(image, (v, grey) -> 128 + (v - 128) * factor);
  }

  private BufferedImage saturated(BufferedImage image) {
    double factor = 1.5 + 3 * random.nextDouble();
    return recoloured(image, (v, grey) -> grey + (v - grey) * factor);
  }

  private interface Recolouring {
    double of(int value, int grey);
  }

  private static BufferedImage recoloured(BufferedImage image, Recolouring change) {
    BufferedImage to = scaled(image, 1);
    for (int y = 0; y < to.getHeight(); y++) {
      for (int x = 0; x < to.getWidth(); x++) {
        int rgb = to.getRGB(x, y);
        int r = rgb >> 16 & 255;
        int g = rgb >> 8 & 255;
        int b = rgb & 255;
        int grey = (299 * r + 587 * g + 114 * b) / 1000;
        to.setRGB(
            x,
            y,
            clamp((int) change.of(r, grey)) << 16
                | clamp((int) change.of(g, grey)) << 8
                | clamp((int) change.of(b, grey)));
      }
    }
    return to;
  }

  private void measure(String source, String kind, String edit, BufferedImage image)
      throws IOException {
    if (Math.min(image.getWidth(), image.getHeight()) < 40
        || (long) image.getWidth() * image.getHeight() > MOST_PIXELS) {
      return;
    }
    int quality = 30 + random.nextInt(66);
    boolean halved = random.nextInt(3) > 0;
    JpegFile jpeg = JpegFile.of(image, quality, halved);
    String how = quality + (halved ? "h" : "f");
    int by = 1 + random.nextInt(7);
    int width = image.getWidth() - by;
    int height = image.getHeight() - by;
    if (random.nextInt(8) == 0 && jpeg.hasSameBlocks(width, height)) {
      if (random.nextBoolean()) {
        jpeg = JpegFile.of(framed(image, width, height), quality, halved);
        how += "-framed";
      }
      jpeg = jpeg.sized(width, height);
      how += "-trimmed";
    }
    measure(pictures + "\t" + source + "\t" + kind + "\t" + edit + "\t" + how, jpeg);
  }

  private void measure(String what, JpegFile jpeg) throws IOException {
    PdqHashes expected;
    try {
      expected = exact.hash(jpeg.bytes(), JPEG).pictures().get(0);
    } catch (assay.stage.UnreadableItemException e) {
      throw new IOException(what, e);
    }
    Raster luma = jpeg.luma();
    int[] plane = luma.getSamples(0, 0, luma.getWidth(), luma.getHeight(), 0, (int[]) null);
    for (int scale : SCALES) {
      ScaledPdq pdq = looked(plane, luma.getWidth(), jpeg.width(), jpeg.height(), scale);
      PdqHashes found = pdq.hashes();
      out.println(
          String.join(
              "\t",
              what,
              "" + jpeg.width(),
              "" + jpeg.height(),
              "" + scale,
              "" + expected.quality(),
              "" + (found.quality() - expected.quality()),
              "" + farthest(expected, found),
              "" + expected.hash().distance(found.hash()),
              "" + pdq.margin().orElse(Look.NO_MARGIN)));
    }
  }

  private static ScaledPdq looked(int[] plane, int stride, int width, int height, int scale) {
    ScaledPdq pdq = new ScaledPdq(width, height, scale);
    float[] means = new float[(width + scale - 1) / scale];
    for (int top = 0; top < height; top += scale) {
      for (int i = 0; i < means.length; i++) {
        int sum = 0;
        for (int y = top; y < top + scale; y++) {
          for (int x = i * scale; x < (i + 1) * scale; x++) {
            sum += plane[y * stride + x];
          }
        }
        means[i] = (float) sum / (scale * scale);
      }
      pdq.row(means);
    }
    return pdq;
  }

  private static int farthest(PdqHashes expected, PdqHashes found) {
    int farthest = 0;
    for (int i = 0; i < 8; i++) {
      farthest = Math.max(farthest, distance(expected.variants(), found.variants(), i));
      farthest = Math.max(farthest, distance(expected.turned(), found.turned(), i));
    }
    return farthest;
  }

  private static int distance(List<Pdq> expected, List<Pdq> found, int i) {
    return expected.get(i).distance(found.get(i));
  }
}
