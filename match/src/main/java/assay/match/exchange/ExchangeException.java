package assay.match.exchange;

import java.util.Set;

/**
 * An exchange answered what cannot be used: refused credentials, no XML, a page that does not end.
 * What was listed before stays as it was. The message never holds an entry or a secret.
 */
public final class ExchangeException extends Exception {
  /** What a service answers to what it will never take, whoever asks. */
  private static final Set<Integer> FOR_GOOD = Set.of(400, 404, 409, 410, 422);

  private final boolean isForGood;

  /** For whatever will not be otherwise when it is tried again. */
  public ExchangeException(String message) {
    super(message);
    this.isForGood = true;
  }

  /**
   * For an HTTP status.
   *
   * @param status not of 200 to 299
   */
  public ExchangeException(String message, int status) {
    super(message);
    this.isForGood = FOR_GOOD.contains(status);
  }

  /** Whether the same would be refused again; otherwise who asks, or where, may be at fault. */
  public boolean isForGood() {
    return isForGood;
  }
}
