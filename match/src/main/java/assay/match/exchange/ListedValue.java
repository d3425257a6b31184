package assay.match.exchange;

import assay.fingerprint.Digest;
import assay.fingerprint.DigestAlgorithm;
import assay.fingerprint.Fingerprint;
import assay.fingerprint.Pdq;
import assay.fingerprint.Vpdq;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * One value of an entry, as the exchange has it.
 *
 * @param algorithm lower case; one of ours ({@code md5}, {@code pdq}, …), or the exchange's name
 *     for one that is not evaluated here, such as {@code pdna}
 * @param text in lower-case hexadecimal where the algorithm is ours, else verbatim
 * @param fingerprint what it stands for; absent where the algorithm is not evaluated
 * @param affirmed how many members confirmed this value
 * @param disputed how many members disputed it
 */
public record ListedValue(
    String algorithm, String text, Optional<Fingerprint> fingerprint, int affirmed, int disputed) {
  public ListedValue {
    algorithm = WellFormed.text(algorithm);
    text = WellFormed.text(text);
    Objects.requireNonNull(fingerprint);
    if (affirmed < 0 || disputed < 0) {
      throw new IllegalArgumentException("votes are counted from 0");
    }
  }

  /**
   * A value that is looked up, without votes. A video is kept as its text, like what programs
   * understand, and read when a run begins.
   */
  public static ListedValue of(Fingerprint value) {
    if (value instanceof Vpdq video) {
      return notEvaluated(Vpdq.NAME, video.text());
    }
    return new ListedValue(value.algorithmName(), value.hex(), Optional.of(value), 0, 0);
  }

  /** A value that nothing here can look up. */
  public static ListedValue notEvaluated(String algorithm, String text) {
    return new ListedValue(algorithm, text, Optional.empty(), 0, 0);
  }

  /**
   * A value under the name that an exchange has for its algorithm. If that is one of ours, in any
   * case, with or without a hyphen, the text must be its hexadecimal.
   *
   * @throws IllegalArgumentException if it is not; the message quotes nothing
   */
  public static ListedValue named(String name, String text) {
    String algorithm = algorithm(name);
    Optional<DigestAlgorithm> digest = DigestAlgorithm.ofLabel(algorithm);
    if (digest.isPresent()) {
      return of(Digest.parse(digest.get(), text));
    }
    return algorithm.equals("pdq") ? of(Pdq.parse(text)) : notEvaluated(algorithm, text);
  }

  /** The algorithm that {@link #named} takes a name for. */
  public static String algorithm(String name) {
    String plain = name.toLowerCase(Locale.ROOT);
    return DigestAlgorithm.ofLabel(plain).map(DigestAlgorithm::label).orElse(plain);
  }

  /** The same with votes. */
  public ListedValue voted(int affirmed, int disputed) {
    return new ListedValue(algorithm, text, fingerprint, affirmed, disputed);
  }

  /** Never shows the value. */
  @Override
  public String toString() {
    return "a value of " + algorithm;
  }
}
