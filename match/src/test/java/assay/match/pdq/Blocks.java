package assay.match.pdq;

import assay.fingerprint.PdqHashes;

/** Pictures given as planes of luma, hashed in full and from the means of their blocks. */
final class Blocks {
  private Blocks() {}

  static PdqHashes exact(float[][] picture) {
    StreamedPdq stream = new StreamedPdq(picture[0].length, picture.length);
    for (float[] row : picture) {
      stream.row(row);
    }
    return stream.hashes();
  }

  static PdqHashes scaled(float[][] picture, int scale) {
    return look(picture, scale).hashes();
  }

  /** All rows handed over, the last pixels repeated to the ends of their blocks. */
  static ScaledPdq look(float[][] picture, int scale) {
    return look(picture, picture[0].length, picture.length, scale);
  }

  /** The same for a picture in the upper left of a plane. */
  static ScaledPdq look(float[][] plane, int width, int height, int scale) {
    ScaledPdq scaled = new ScaledPdq(width, height, scale);
    float[] means = new float[(width + scale - 1) / scale];
    for (int top = 0; top < height; top += scale) {
      for (int i = 0; i < means.length; i++) {
        float sum = 0;
        for (int y = top; y < top + scale; y++) {
          for (int x = i * scale; x < (i + 1) * scale; x++) {
            sum += plane[Math.min(y, plane.length - 1)][Math.min(x, plane[0].length - 1)];
          }
        }
        means[i] = sum / (scale * scale);
      }
      scaled.row(means);
    }
    return scaled;
  }

  /** The greatest distance between any two of the hashes that belong together. */
  static int farthest(PdqHashes one, PdqHashes other) {
    int farthest = 0;
    for (int i = 0; i < one.variants().size(); i++) {
      farthest = Math.max(farthest, one.variants().get(i).distance(other.variants().get(i)));
      farthest = Math.max(farthest, one.turned().get(i).distance(other.turned().get(i)));
    }
    return farthest;
  }
}
