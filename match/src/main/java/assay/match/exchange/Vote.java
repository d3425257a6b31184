package assay.match.exchange;

import java.util.Objects;
import java.util.Optional;

/**
 * What a reviewer concluded about one value of an entry.
 *
 * @param algorithm of the value
 * @param text of the value, as it was told; some exchanges know an entry by nothing else
 * @param affirmative confirms; otherwise it disputes
 * @param reason an id from {@link Feedback#reasons}, where the exchange asks for one
 */
public record Vote(
    EntryKey key,
    String algorithm,
    Optional<String> text,
    boolean affirmative,
    Optional<String> reason) {
  public Vote {
    Objects.requireNonNull(key);
    Objects.requireNonNull(algorithm);
    Objects.requireNonNull(text);
    Objects.requireNonNull(reason);
  }

  /** A vote for an exchange that knows its entries by their keys. */
  public Vote(EntryKey key, String algorithm, boolean affirmative, Optional<String> reason) {
    this(key, algorithm, Optional.empty(), affirmative, reason);
  }

  /** Never shows the entry. */
  @Override
  public String toString() {
    return "a vote on a value of " + algorithm;
  }
}
