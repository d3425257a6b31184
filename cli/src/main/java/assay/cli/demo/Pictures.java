package assay.cli.demo;

import java.awt.image.BufferedImage;
import java.util.SplittableRandom;

/**
 * Draws harmless pictures: coloured landscapes of value noise with shapes on them. They have the
 * falling spectrum of photographs, so their perceptual hashes behave like those of photographs.
 *
 * <p>A picture is known by its number. It is the same picture at every size.
 *
 * @param seed tells one endless series of pictures from another
 */
record Pictures(long seed) {
  /** Odd, and not the increment of SplittableRandom, so that numbers give unrelated streams. */
  private static final long STRIDE = 0xd1342543de82ef95L;

  /** The picture of this number, as {@link BufferedImage#TYPE_INT_RGB}. */
  BufferedImage draw(long number, int width, int height) {
    SplittableRandom random = new SplittableRandom(seed + number * STRIDE).split();
    Landscape landscape = Landscape.random(random);
    Palette palette = Palette.random(random);
    float[] heights = landscape.heights(width, height);
    int[] pixels = new int[heights.length];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = palette.colour(heights[i]);
    }
    int shapes = random.nextInt(5, 11);
    for (int i = 0; i < shapes; i++) {
      Shape.random(random).paint(pixels, width, height);
    }
    return Pixels.image(pixels, width, height);
  }
}
