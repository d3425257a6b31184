package assay.match.exchange;

import java.util.Objects;
import java.util.Optional;

/**
 * What a reviewer concluded about one value of an entry.
 *
 * @param algorithm of the value
 * @param affirmative confirms; otherwise it disputes
 * @param reason an id from {@link Feedback#reasons}, where the exchange asks for one
 */
public record Vote(EntryKey key, String algorithm, boolean affirmative, Optional<String> reason) {
  public Vote {
    Objects.requireNonNull(key);
    Objects.requireNonNull(algorithm);
    Objects.requireNonNull(reason);
  }
}
