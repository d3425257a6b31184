package assay.casework.captures;

import static java.nio.charset.StandardCharsets.UTF_8;

import assay.fingerprint.Digest;
import java.nio.ByteBuffer;

/** Spreads digests and positions evenly. What shares a value is told apart by what it is. */
final class Hashing {
  private Hashing() {}

  /** Of its last bytes, which are not kept elsewhere. */
  static long digest(Digest digest) {
    byte[] bytes = digest.bytes();
    return spread(ByteBuffer.wrap(bytes).getLong(bytes.length - Long.BYTES) + bytes.length);
  }

  /** Of a row in a release. */
  static long row(String release, String key) {
    return spread(hash(release) + spread(hash(key)));
  }

  /** Folders do not count: of two names of a file one may have more of them. */
  static long position(String file, long offset) {
    return spread(hash(ArchivedCapture.Place.baseName(file)) + spread(offset));
  }

  /** FNV-1a. */
  private static long hash(String text) {
    long hash = 0xcbf29ce484222325L;
    for (byte b : text.getBytes(UTF_8)) {
      hash = (hash ^ (b & 0xff)) * 0x100000001b3L;
    }
    return hash;
  }

  /** The last steps of SplitMix64. */
  private static long spread(long value) {
    long z = value + 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
