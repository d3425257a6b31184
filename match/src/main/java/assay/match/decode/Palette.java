package assay.match.decode;

/** The colours of a picture that stores their numbers. What is beyond the last is black. */
final class Palette {
  private final byte[] rgb;

  Palette(byte[] rgb) {
    this.rgb = rgb;
  }

  boolean isEmpty() {
    return rgb.length == 0;
  }

  /** Writes red, green and blue of a colour at a place. */
  void copy(int index, byte[] to, int at) {
    for (int c = 0; c < 3; c++) {
      int place = 3 * index + c;
      to[at + c] = place < rgb.length ? rgb[place] : 0;
    }
  }
}
