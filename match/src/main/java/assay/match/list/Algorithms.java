package assay.match.list;

import assay.fingerprint.Digest;
import assay.fingerprint.DigestAlgorithm;
import assay.fingerprint.Fingerprint;
import assay.fingerprint.Pdq;
import java.util.Optional;

/** The algorithms a list may use, by the names it may use for them. */
final class Algorithms {
  static final String PDQ = "pdq";
  static final String NAMES = "md5, sha1, sha256, sha512, pdq";

  private Algorithms() {}

  /** Our name for what a list names: any case, with or without a hyphen. */
  static Optional<String> named(String name) {
    String plain = name.strip();
    return plain.equalsIgnoreCase(PDQ)
        ? Optional.of(PDQ)
        : DigestAlgorithm.ofLabel(plain).map(DigestAlgorithm::label);
  }

  /** The fingerprint that the hexadecimal digits stand for. */
  static Fingerprint parse(String algorithm, String hex) throws LineRefusedException {
    try {
      return algorithm.equals(PDQ)
          ? Pdq.parse(hex)
          : Digest.parse(DigestAlgorithm.ofLabel(algorithm).orElseThrow(), hex);
    } catch (IllegalArgumentException e) {
      throw new LineRefusedException(e.getMessage()); // core promises not to quote the digits
    }
  }
}
