package assay.casework.captures;

import static java.nio.charset.StandardCharsets.UTF_8;

import assay.fingerprint.Digest;
import java.nio.ByteBuffer;

/** Spreads digests and positions evenly. What shares a value is told apart by what it is. */
final class Hashing {
  private Hashing() {}

  static long digest(Digest digest) {
    return spread(ByteBuffer.wrap(digest.bytes()).getLong() + digest.algorithm().length());
  }

  /** Folders do not count: of two names of a file one may have more of them. */
  static long position(String file, long offset) {
    long hash = 0xcbf29ce484222325L; // FNV-1a
    for (byte b : ArchivedCapture.Place.baseName(file).getBytes(UTF_8)) {
      hash = (hash ^ (b & 0xff)) * 0x100000001b3L;
    }
    return spread(hash + spread(offset));
  }

  /** The last steps of SplitMix64. */
  private static long spread(long value) {
    long z = value + 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
