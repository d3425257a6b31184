package assay.match.list;

import assay.fingerprint.Digest;
import assay.fingerprint.DigestAlgorithm;
import assay.fingerprint.Fingerprint;
import assay.fingerprint.LicensedHash;
import assay.fingerprint.Pdq;
import assay.fingerprint.Vpdq;
import assay.provenance.Addresses;
import java.util.Collection;
import java.util.Collections;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The algorithms a list may use, by the names it may use for them.
 *
 * @param licensed those that only an installed program understands
 */
record Algorithms(NavigableSet<String> licensed) {
  static final String PDQ = "pdq";

  private static final String COLUMNS = "md5, sha1, sha256, sha512, pdq, vpdq";
  private static final String ADDRESSES = "url, path-prefix, domain";

  /** What lists and python-threatexchange name besides; nothing of ours looks it up. */
  private static final Set<String> UNEVALUATED =
      Set.of(
          "photodna",
          "pdna",
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

  Algorithms {
    licensed = Collections.unmodifiableNavigableSet(new TreeSet<>(licensed));
  }

  /** Ours only. */
  static Algorithms ours() {
    return new Algorithms(Collections.emptyNavigableSet());
  }

  /**
   * Ours, and these.
   *
   * @throws IllegalArgumentException if one of them is ours, or cannot be a name
   */
  static Algorithms and(Set<String> licensed) {
    for (String name : licensed) {
      if (!LicensedHash.isName(name) || Fields.isField(name)) {
        throw new IllegalArgumentException("a licensed algorithm cannot be called so in a list");
      }
    }
    return new Algorithms(new TreeSet<>(licensed));
  }

  /** Their names, for messages. */
  String names() {
    return COLUMNS + ", " + ADDRESSES + installed();
  }

  /** Why a value of another algorithm is refused. */
  String noneOfThem() {
    return "the algorithm is none of " + names();
  }

  /** Those that may be the name of a column: a column of addresses may be about anything. */
  String columns() {
    return COLUMNS + installed();
  }

  private String installed() {
    return licensed.isEmpty() ? "" : ", " + String.join(", ", licensed);
  }

  /** A known name for what no program is installed for in this run, in any case. */
  Optional<String> unevaluated(String name) {
    return Optional.of(name.strip().toLowerCase(Locale.ROOT))
        .filter(plain -> UNEVALUATED.contains(plain) && licensed(plain).isEmpty());
  }

  /**
   * Our name for what somebody named.
   *
   * @throws IllegalArgumentException if it is none of these
   */
  String required(String name) {
    return named(name).orElseThrow(() -> new IllegalArgumentException(noneOfThem()));
  }

  /** Gives a text, or why there is none. */
  @FunctionalInterface
  interface Text {
    String get() throws LineRefusedException;
  }

  /** Reads a value of the algorithm that a list names, and puts it where it belongs. */
  void read(
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
      throw new LineRefusedException(noneOfThem());
    }
  }

  /** Our name for what a list names: any case, with or without a hyphen. */
  Optional<String> named(String name) {
    return column(name)
        .or(
            () ->
                DigestAlgorithm.named(name.strip().toLowerCase(Locale.ROOT).replace('_', '-'))
                    .map(DigestAlgorithm::label));
  }

  /** The same for the name of a column. */
  Optional<String> column(String name) {
    String plain = name.strip();
    if (plain.equalsIgnoreCase(PDQ)) {
      return Optional.of(PDQ);
    }
    return plain.equalsIgnoreCase(Vpdq.NAME)
        ? Optional.of(Vpdq.NAME)
        : DigestAlgorithm.ofLabel(plain).map(DigestAlgorithm::label).or(() -> licensed(plain));
  }

  /** The name of a licensed algorithm, in any case, with hyphens or underscores. */
  Optional<String> licensed(String name) {
    return Optional.of(name.strip().toLowerCase(Locale.ROOT).replace('_', '-'))
        .filter(licensed::contains);
  }

  /** The fingerprint that hexadecimal digits stand for, or an address, or a licensed value. */
  static Fingerprint parse(String algorithm, String text) throws LineRefusedException {
    try {
      if (LicensedHash.isName(algorithm)) {
        return new LicensedHash(algorithm, text);
      } else if (algorithm.equals(PDQ)) {
        return Pdq.parse(text);
      } else if (algorithm.equals(Vpdq.NAME)) {
        return Vpdq.parse(text);
      }
      DigestAlgorithm digest = DigestAlgorithm.named(algorithm).orElseThrow();
      return digest.isOfContent() ? Digest.parse(digest, text) : Addresses.listed(digest, text);
    } catch (IllegalArgumentException e) {
      throw new LineRefusedException(e.getMessage()); // core promises not to quote the digits
    }
  }
}
