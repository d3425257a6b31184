package assay.benchmarks;

import assay.match.pdq.PdqStream;
import assay.testkit.SlowPdq;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Hashes of random crops of wallpapers: 128 to 512 pixels a side, each picture as often. */
final class Crops {
  private static final int SHORTEST = 128;
  private static final int LONGEST = 512;

  /** Below this there is too little to hash, and no list would take it. */
  private static final int LEAST_QUALITY = 50;

  private Crops() {}

  /** So many, those of the pictures taken in turn. */
  static Hashes hashes(int count) throws IOException {
    List<Path> files = Wallpapers.large();
    Hashes hashes = new Hashes(count);
    for (int number = 0; number < files.size(); number++) {
      float[][] luma = luma(Wallpapers.read(files.get(number)));
      SplitMix64 random = new SplitMix64(number);
      for (int i = number; i < count; i += files.size()) {
        hashes.set(i, crop(luma, random).hashes().hash());
      }
    }
    return hashes;
  }

  /** A picture of which no crop is good enough, such as a plain gradient, gives what it has. */
  private static PdqStream crop(float[][] luma, SplitMix64 random) {
    PdqStream hashed = null;
    for (int attempt = 0; attempt < 8; attempt++) {
      int width = Math.min(luma[0].length, SHORTEST + random.below(LONGEST - SHORTEST + 1));
      int height = Math.min(luma.length, SHORTEST + random.below(LONGEST - SHORTEST + 1));
      int left = random.below(luma[0].length - width + 1);
      int top = random.below(luma.length - height + 1);
      float[] row = new float[width];
      hashed = new PdqStream(width, height);
      for (int y = top; y < top + height; y++) {
        System.arraycopy(luma[y], left, row, 0, width);
        hashed.row(row);
      }
      if (hashed.hashes().quality() >= LEAST_QUALITY) {
        return hashed;
      }
    }
    return hashed;
  }

  static float[][] luma(BufferedImage picture) {
    float[][] luma = new float[picture.getHeight()][picture.getWidth()];
    int[] rgb = new int[picture.getWidth()];
    for (int y = 0; y < luma.length; y++) {
      picture.getRGB(0, y, rgb.length, 1, rgb, 0, rgb.length);
      for (int x = 0; x < rgb.length; x++) {
        luma[y][x] = SlowPdq.luma(rgb[x] >> 16 & 255, rgb[x] >> 8 & 255, rgb[x] & 255);
      }
    }
    return luma;
  }
}
