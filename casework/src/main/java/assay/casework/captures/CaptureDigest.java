package assay.casework.captures;

import assay.fingerprint.Digest;
import assay.fingerprint.DigestAlgorithm;

/**
 * A digest of what was fetched.
 *
 * @param hex the digest, or as much of its beginning as an index keeps
 * @param declared a downloader states it of the bytes that it got, before it made something else of
 *     them; nobody compared it with bytes
 */
public record CaptureDigest(DigestAlgorithm algorithm, String hex, boolean declared) {
  private static final int LEAST_BYTES = 8;

  /** Refuses what tells nothing apart. */
  public CaptureDigest {
    if (hex.length() < 2 * LEAST_BYTES || hex.length() > 2 * algorithm.length()) {
      throw new IllegalArgumentException("a digest of " + hex.length() / 2 + " bytes");
    }
  }

  /** All of a digest. */
  public static CaptureDigest of(Digest digest, boolean declared) {
    return new CaptureDigest(digest.algorithm(), digest.hex(), declared);
  }

  /** Whether this is the digest, as far as it is kept. */
  public boolean isOf(Digest digest) {
    return algorithm == digest.algorithm() && digest.hex().startsWith(hex);
  }

  /** Whether nothing of it is left out. */
  public boolean isWhole() {
    return hex.length() == 2 * algorithm.length();
  }

  /** Names the algorithm, never the digest. */
  @Override
  public String toString() {
    return (declared ? "declared " : "") + algorithm.label();
  }
}
