package assay.match.list;

import assay.fingerprint.Digest;
import assay.fingerprint.DigestAlgorithm;
import assay.fingerprint.Fingerprint;
import assay.fingerprint.Pdq;
import assay.provenance.Addresses;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The algorithms a list may use, by the names it may use for them. */
final class Algorithms {
  static final String PDQ = "pdq";
  static final String NAMES = "md5, sha1, sha256, sha512, pdq, url, path-prefix, domain";

  /** Those that may be the name of a column: a column of addresses may be about anything. */
  static final String COLUMNS = "md5, sha1, sha256, sha512, pdq";

  static final String NONE_OF_THEM = "the algorithm is none of " + NAMES;

  /** What lists and python-threatexchange name besides; nothing here looks it up. */
  private static final Set<String> UNEVALUATED =
      Set.of(
          "photodna",
          "pdna",
          "vpdq",
          "tmk",
          "tmk_pdqf",
          "netclean",
          "videntifier",
          "pdq_ocr",
          "clip",
          "url_md5",
          "raw_text",
          "text_tlsh",
          "trend_query");

  private Algorithms() {}

  /** A known name for what is not looked up here, in any case. */
  static Optional<String> unevaluated(String name) {
    return Optional.of(name.strip().toLowerCase(Locale.ROOT)).filter(UNEVALUATED::contains);
  }

  /**
   * Our name for what somebody named.
   *
   * @throws IllegalArgumentException if it is none of ours
   */
  static String required(String name) {
    return named(name).orElseThrow(() -> new IllegalArgumentException(NONE_OF_THEM));
  }

  /** Gives a text, or why there is none. */
  @FunctionalInterface
  interface Text {
    String get() throws LineRefusedException;
  }

  /** Reads a value of the algorithm that a list names, and puts it where it belongs. */
  static void read(
      String name,
      Text value,
      Collection<Fingerprint> values,
      Collection<ListElement.Unevaluated> others)
      throws LineRefusedException {
    Optional<String> ours = named(name);
    Optional<String> other = unevaluated(name);
    if (ours.isPresent()) {
      values.add(parse(ours.get(), value.get()));
    } else if (other.isPresent()) {
      others.add(new ListElement.Unevaluated(other.get(), value.get()));
    } else {
      throw new LineRefusedException(NONE_OF_THEM);
    }
  }

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
