package assay.fingerprint;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import java.util.Optional;

/** The exact digests that lists and containers use. */
public enum DigestAlgorithm {
  MD5("md5", "MD5", 16),
  SHA1("sha1", "SHA-1", 20),
  SHA256("sha256", "SHA-256", 32),
  SHA512("sha512", "SHA-512", 64);

  private final String label;
  private final String jcaName;
  private final int length;

  DigestAlgorithm(String label, String jcaName, int length) {
    this.label = label;
    this.jcaName = jcaName;
    this.length = length;
  }

  /** The algorithm of a label as it is found in the wild: any case, with or without a hyphen. */
  public static Optional<DigestAlgorithm> ofLabel(String label) {
    String plain = label.toLowerCase(Locale.ROOT).replace("-", "");
    for (DigestAlgorithm algorithm : values()) {
      if (algorithm.label.equals(plain)) {
        return Optional.of(algorithm);
      }
    }
    return Optional.empty();
  }

  /** Lower case, without a hyphen: {@code sha256}. */
  public String label() {
    return label;
  }

  /** The length of a digest in bytes. */
  public int length() {
    return length;
  }

  /** A fresh computation. */
  public MessageDigest begin() {
    try {
      return MessageDigest.getInstance(jcaName);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has " + jcaName, e);
    }
  }
}
