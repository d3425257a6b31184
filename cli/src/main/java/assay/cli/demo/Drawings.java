package assay.cli.demo;

import java.awt.image.BufferedImage;

/** Single drawn pictures, for whoever needs harmless ones. */
public final class Drawings {
  private static final int SIDE = 256;
  private static final int QUALITY = 90;

  private Drawings() {}

  /**
   * A picture as a JPEG of 256 x 256 pixels; the same numbers give the same picture.
   *
   * @param seed tells one endless series of pictures from another
   */
  public static byte[] jpeg(long seed, long number) {
    BufferedImage image = new Pictures(seed).draw(number, SIDE, SIDE);
    return Encoding.jpeg(image, QUALITY);
  }
}
