package assay.match.webp;

/**
 * Turns luma and chroma of half the size into red, green and blue, as libwebp does it: chroma is
 * interpolated from the four nearest samples, nine, three, three and one sixteenth of each.
 */
final class RgbRows {
  private final Plane luma;
  private final Plane u;
  private final Plane v;
  private final int width;
  private final int lastX;
  private final int lastY;

  /** Of one row, and perhaps of a pixel that is not shown. */
  private final byte[] us;

  private final byte[] vs;

  RgbRows(Plane luma, Plane u, Plane v, int width, int height) {
    this.luma = luma;
    this.u = u;
    this.v = v;
    this.width = width;
    this.lastX = (width - 1) / 2;
    this.lastY = (height - 1) / 2;
    this.us = new byte[2 * lastX + 2];
    this.vs = new byte[2 * lastX + 2];
  }

  /** Fills {@code rgb} with a row, three bytes a pixel. */
  void row(int y, byte[] rgb) {
    int near = y / 2;
    int far = Math.max(0, Math.min(lastY, y % 2 == 0 ? near - 1 : near + 1));
    chroma(u, u.at(0, near), u.at(0, far), us);
    chroma(v, v.at(0, near), v.at(0, far), vs);
    int from = luma.at(0, y);
    for (int x = 0; x < width; x++) {
      pixel(luma.samples[from + x] & 0xff, us[x] & 0xff, vs[x] & 0xff, rgb, 3 * x);
    }
  }

  /** Two pixels lie between a sample and the next; before the first and behind the last, one. */
  private void chroma(Plane plane, int near, int far, byte[] out) {
    byte[] samples = plane.samples;
    out[0] = mix(samples[near], samples[near], samples[far], samples[far]);
    for (int x = 0; x < lastX; x++) {
      byte left = samples[near + x];
      byte right = samples[near + x + 1];
      byte farLeft = samples[far + x];
      byte farRight = samples[far + x + 1];
      out[2 * x + 1] = mix(left, right, farLeft, farRight);
      out[2 * x + 2] = mix(right, left, farRight, farLeft);
    }
    byte last = samples[near + lastX];
    byte farLast = samples[far + lastX];
    out[2 * lastX + 1] = mix(last, last, farLast, farLast);
  }

  /** Rounded as libwebp does it, in two steps. */
  private static byte mix(byte near, byte beside, byte below, byte across) {
    int n = near & 0xff;
    int sum = n + 3 * ((beside & 0xff) + (below & 0xff)) + (across & 0xff);
    return (byte) ((((sum + 8) >> 3) + n) >> 1);
  }

  private static void pixel(int y, int u, int v, byte[] rgb, int at) {
    int light = (y * 19077) >> 8;
    rgb[at] = level(light + ((v * 26149) >> 8) - 14234);
    rgb[at + 1] = level(light - ((u * 6419) >> 8) - ((v * 13320) >> 8) + 8708);
    rgb[at + 2] = level(light + ((u * 33050) >> 8) - 17685);
  }

  private static byte level(int value) {
    return Plane.clamp(value >> 6);
  }
}
