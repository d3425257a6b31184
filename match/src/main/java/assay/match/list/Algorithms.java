package assay.match.list;

import assay.fingerprint.Digest;
import assay.fingerprint.DigestAlgorithm;
import assay.fingerprint.Fingerprint;
import assay.fingerprint.Pdq;
import assay.provenance.Addresses;
import java.util.Locale;
import java.util.Optional;

/** The algorithms a list may use, by the names it may use for them. */
final class Algorithms {
  static final String PDQ = "pdq";
  static final String NAMES = "md5, sha1, sha256, sha512, pdq, url, path-prefix, domain";

  /** Those that may be the name of a column: a column of addresses may be about anything. */
  static final String COLUMNS = "md5, sha1, sha256, sha512, pdq";

  private Algorithms() {}

  /** Our name for what a list names: any case, with or without a hyphen. */
  static Optional<String> named(String name) {
    return column(name)
        .or(
            () ->
                DigestAlgorithm.named(name.strip().toLowerCase(Locale.ROOT).replace('_', '-'))
                    .map(DigestAlgorithm::label));
  }

  /** The same for the name of a column. */
  static Optional<String> column(String name) {
    String plain = name.strip();
    return plain.equalsIgnoreCase(PDQ)
        ? Optional.of(PDQ)
        : DigestAlgorithm.ofLabel(plain).map(DigestAlgorithm::label);
  }

  /** The fingerprint that hexadecimal digits stand for, or an address. */
  static Fingerprint parse(String algorithm, String text) throws LineRefusedException {
    try {
      if (algorithm.equals(PDQ)) {
        return Pdq.parse(text);
      }
      DigestAlgorithm digest = DigestAlgorithm.named(algorithm).orElseThrow();
      return digest.isOfContent() ? Digest.parse(digest, text) : Addresses.listed(digest, text);
    } catch (IllegalArgumentException e) {
      throw new LineRefusedException(e.getMessage()); // core promises not to quote the digits
    }
  }
}
