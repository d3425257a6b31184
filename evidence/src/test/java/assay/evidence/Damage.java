package assay.evidence;

import java.io.ByteArrayOutputStream;
import java.util.SplittableRandom;

/** Changes bytes as careless tools and hostile people do. */
public final class Damage {
  private static final String ODD = "\n \t+=\0{}[]\"\\-.0n";

  private Damage() {}

  /** One to three changes: a bit flipped, a stretch cut out, doubled or overwritten. */
  public static byte[] to(byte[] whole, SplittableRandom random) {
    byte[] bytes = whole.clone();
    for (int changes = 1 + random.nextInt(3); changes > 0 && bytes.length > 0; changes--) {
      int from = random.nextInt(bytes.length);
      int to = Math.min(bytes.length, from + 1 + random.nextInt(12));
      switch (random.nextInt(4)) {
        case 0 -> bytes[from] ^= (byte) (1 << random.nextInt(8));
        case 1 -> bytes = joined(bytes, 0, from, to, bytes.length);
        case 2 -> bytes = joined(bytes, 0, to, from, bytes.length);
        default -> bytes[from] = (byte) ODD.charAt(random.nextInt(ODD.length()));
      }
    }
    return bytes;
  }

  private static byte[] joined(byte[] bytes, int a, int b, int c, int d) {
    var out = new ByteArrayOutputStream();
    out.write(bytes, a, b - a);
    out.write(bytes, c, d - c);
    return out.toByteArray();
  }
}
