package assay.benchmarks.cascade;

/**
 * One first look at one JPEG.
 *
 * @param picture number of the picture in its study
 * @param source the file it is from, or {@code drawn}
 * @param kind of picture and of edit, and how it was encoded: quality, {@code h} for 4:2:0 or
 *     {@code f} for 4:4:4
 * @param quality of the picture hashed in full
 * @param qualityOff quality of the look less that
 * @param distance the greatest between any of the fifteen hashes and its exact counterpart
 * @param margin in bits, or {@link #NO_MARGIN}
 */
record Look(
    int picture,
    String source,
    String kind,
    int width,
    int height,
    int scale,
    int quality,
    int qualityOff,
    int distance,
    int margin) {
  /** The look claims nothing, and the picture is decoded in full. */
  static final int NO_MARGIN = -1;

  static Look parse(String line) {
    String[] fields = line.split("\t");
    return new Look(
        Integer.parseInt(fields[0]),
        fields[1],
        String.join(" ", fields[2], fields[3], fields[4]),
        Integer.parseInt(fields[5]),
        Integer.parseInt(fields[6]),
        Integer.parseInt(fields[7]),
        Integer.parseInt(fields[8]),
        Integer.parseInt(fields[9]),
        Integer.parseInt(fields[10]),
        Integer.parseInt(fields[12]));
  }

  boolean isDrawn() {
    return source.equals("drawn");
  }

  /** Blocks along the shorter side. */
  int blocks() {
    return Math.min(width, height) / scale;
  }

  int slack() {
    return margin - distance;
  }

  String words() {
    return String.format(
        "%s %s %dx%d: distance %d, margin %d", source, kind, width, height, distance, margin);
  }
}
