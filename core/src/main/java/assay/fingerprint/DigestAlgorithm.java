package assay.fingerprint;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The exact digests that lists and containers use: of content, and of the canonical forms of
 * addresses ({@code assay.provenance.Addresses}).
 */
public enum DigestAlgorithm {
  MD5("md5", "MD5", 16),
  SHA1("sha1", "SHA-1", 20),
  SHA256("sha256", "SHA-256", 32),
  SHA512("sha512", "SHA-512", 64),
  /** SHA-256 of a whole address. */
  URL("url"),
  /** SHA-256 of an address without its query, for all that lies below it. */
  PATH_PREFIX("path-prefix"),
  /** SHA-256 of a host, for itself and all hosts below it. */
  DOMAIN("domain");

  private static final List<DigestAlgorithm> OF_CONTENT =
      Arrays.stream(values()).filter(DigestAlgorithm::isOfContent).toList();

  private static final List<DigestAlgorithm> OF_ADDRESSES =
      Arrays.stream(values()).filter(algorithm -> !algorithm.isOfContent()).toList();

  private final String label;
  private final String jcaName;
  private final int length;
  private final boolean ofContent;

  DigestAlgorithm(String label, String jcaName, int length) {
    this.label = label;
    this.jcaName = jcaName;
    this.length = length;
    this.ofContent = true;
  }

  DigestAlgorithm(String label) {
    this.label = label;
    this.jcaName = "SHA-256";
    this.length = 32;
    this.ofContent = false;
  }

  /** Those that are computed from bytes. */
  public static List<DigestAlgorithm> ofContent() {
    return OF_CONTENT;
  }

  /** Those that are computed from addresses. */
  public static List<DigestAlgorithm> ofAddresses() {
    return OF_ADDRESSES;
  }

  /**
   * The digest of content that a label means as it is found in the wild: any case, with or without
   * a hyphen.
   */
  public static Optional<DigestAlgorithm> ofLabel(String label) {
    String plain = label.toLowerCase(Locale.ROOT).replace("-", "");
    return OF_CONTENT.stream().filter(algorithm -> algorithm.label.equals(plain)).findFirst();
  }

  /** The algorithm with exactly this {@link #label()}, of content or of addresses. */
  public static Optional<DigestAlgorithm> named(String label) {
    return Arrays.stream(values()).filter(algorithm -> algorithm.label.equals(label)).findFirst();
  }

  /** Whether it is computed from an item's bytes; otherwise from the address it came from. */
  public boolean isOfContent() {
    return ofContent;
  }

  /** As lists write it, in lower case: {@code sha256}. */
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
