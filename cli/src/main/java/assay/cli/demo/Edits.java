package assay.cli.demo;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import java.util.function.UnaryOperator;

/**
 * The ways in which copies of a picture come back. An edit's name is what tables show; the part
 * before the last hyphen-and-number is its family.
 */
final class Edits {
  /** Quality of the listed pictures, and of copies whose edit is another one. */
  static final int QUALITY = 90;

  /** Name of the edit that changes nothing. */
  static final String EXACT = "exact";

  private Edits() {}

  /** One way. */
  record Edit(String name, Function<BufferedImage, Picture> work) {
    Picture of(BufferedImage base) {
      return work.apply(base);
    }
  }

  /** The picture as it is listed. */
  static Picture exact(BufferedImage base) {
    return Picture.jpeg(Encoding.jpeg(base, QUALITY));
  }

  /** All edits, {@code exact} first, in a stable order. */
  static List<Edit> all() {
    List<Edit> edits = new ArrayList<>();
    edits.add(new Edit(EXACT, Edits::exact));
    qualities(edits);
    scales(edits);
    colours(edits);
    turns(edits);
    orientations(edits);
    formats(edits);
    return List.copyOf(edits);
  }

  private static void qualities(List<Edit> edits) {
    for (int quality : new int[] {30, 40, 50, 60, 70, 80, 95}) {
      jpeg(edits, "jpeg-quality-" + quality, base -> Encoding.jpeg(base, quality));
    }
  }

  private static void scales(List<Edit> edits) {
    for (double factor : new double[] {0.25, 0.5, 0.75, 1.5, 2}) {
      pixels(edits, "scaled-" + factor, base -> Scaling.scaled(base, factor));
    }
  }

  private static void colours(List<Edit> edits) {
    colour(edits, "grey", rgb -> Pixels.luma(rgb) * 0x010101);
    colour(edits, "sepia", Edits::sepia);
    colour(
        edits,
        "warmer",
        rgb -> Pixels.rgb(Pixels.red(rgb) + 20, Pixels.green(rgb) + 4, Pixels.blue(rgb) - 24));
    colour(
        edits,
        "colder",
        rgb -> Pixels.rgb(Pixels.red(rgb) - 24, Pixels.green(rgb), Pixels.blue(rgb) + 24));
    colour(edits, "brighter", rgb -> eachBand(rgb, v -> v + 25));
    colour(edits, "darker", rgb -> eachBand(rgb, v -> v * 7 / 10));
    colour(edits, "more-contrast", rgb -> eachBand(rgb, v -> 128 + (v - 128) * 13 / 10));
  }

  private static int sepia(int rgb) {
    int luma = Pixels.luma(rgb);
    return Pixels.rgb(luma * 107 / 100, luma * 95 / 100 + 6, luma * 3 / 4);
  }

  private static int eachBand(int rgb, IntUnaryOperator change) {
    return Pixels.rgb(
        change.applyAsInt(Pixels.red(rgb)),
        change.applyAsInt(Pixels.green(rgb)),
        change.applyAsInt(Pixels.blue(rgb)));
  }

  private static void turns(List<Edit> edits) {
    pixels(edits, "mirrored-x", Turn.MIRROR_X::of);
    pixels(edits, "mirrored-y", Turn.MIRROR_Y::of);
    pixels(edits, "rotated-90", Turn.ROTATE_90::of);
    pixels(edits, "rotated-180", Turn.ROTATE_180::of);
    pixels(edits, "rotated-270", Turn.ROTATE_270::of);
  }

  /** Pixels turned so that a viewer that obeys the Exif orientation shows the base upright. */
  private static void orientations(List<Edit> edits) {
    Turn[] undone = {
      Turn.MIRROR_X,
      Turn.ROTATE_180,
      Turn.MIRROR_Y,
      Turn.TRANSPOSE,
      Turn.ROTATE_270,
      Turn.TRANSVERSE,
      Turn.ROTATE_90
    };
    for (int i = 0; i < undone.length; i++) {
      Turn turn = undone[i];
      int orientation = i + 2; // 1 is upright
      jpeg(
          edits,
          "exif-orientation-" + orientation,
          base -> Encoding.turnedJpeg(turn.of(base), QUALITY, orientation));
    }
  }

  private static void formats(List<Edit> edits) {
    jpeg(edits, "jpeg-progressive", base -> Encoding.progressiveJpeg(base, QUALITY));
    jpeg(edits, "jpeg-grey", base -> Encoding.jpeg(Rasters.grey8(base), QUALITY));
    jpeg(edits, "jpeg-cmyk", base -> Encoding.cmykJpeg(base, QUALITY));
    png(edits, "png", Encoding::png);
    png(edits, "png-interlaced", Encoding::interlacedPng);
    png(edits, "png-palette", base -> Encoding.png(Rasters.palette(base)));
    png(edits, "png-grey", base -> Encoding.png(Rasters.grey8(base)));
    png(edits, "png-grey-16", base -> Encoding.png(Rasters.grey16(base)));
    png(edits, "png-rgb-16", base -> Encoding.png(Rasters.rgb16(base)));
    png(edits, "png-rgba", base -> Encoding.png(Rasters.rgba(base)));
    format(edits, "gif", "image/gif", "gif", base -> Encoding.gif(Rasters.palette(base)));
    format(edits, "bmp", "image/bmp", "bmp", Encoding::bmp);
    format(edits, "tiff", "image/tiff", "tif", Encoding::tiff);
  }

  private static void colour(List<Edit> edits, String name, IntUnaryOperator change) {
    pixels(edits, name, base -> Pixels.recoloured(base, change));
  }

  private static void pixels(List<Edit> edits, String name, UnaryOperator<BufferedImage> change) {
    jpeg(edits, name, base -> Encoding.jpeg(change.apply(base), QUALITY));
  }

  private static void jpeg(List<Edit> edits, String name, Function<BufferedImage, byte[]> work) {
    format(edits, name, Picture.JPEG, "jpg", work);
  }

  private static void png(List<Edit> edits, String name, Function<BufferedImage, byte[]> work) {
    format(edits, name, "image/png", "png", work);
  }

  private static void format(
      List<Edit> edits,
      String name,
      String type,
      String suffix,
      Function<BufferedImage, byte[]> work) {
    edits.add(new Edit(name, base -> new Picture(type, suffix, work.apply(base))));
  }
}
