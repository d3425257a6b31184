package assay.match.exchange;

/**
 * An exchange answered what cannot be used: refused credentials, no XML, a page that does not end.
 * What was listed before stays as it was. The message never holds an entry or a secret.
 */
public final class ExchangeException extends Exception {
  public ExchangeException(String message) {
    super(message);
  }
}
