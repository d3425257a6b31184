package assay.match.exchange;

import java.io.Closeable;
import java.io.IOException;

/** One pull under way: its pages, one after the other. */
public interface Pull extends Closeable {
  /**
   * The next page. Not called again after a page that is complete.
   *
   * @throws ExchangeException if the service answered what cannot be used; the message says what,
   *     and never holds an entry or a secret
   * @throws IOException if the service could not be reached, after all retries
   */
  Page next() throws IOException, ExchangeException;

  /** Nothing is left to be closed, as a rule. */
  @Override
  default void close() throws IOException {}
}
