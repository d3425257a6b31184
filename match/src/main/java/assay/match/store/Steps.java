package assay.match.store;

import java.io.IOException;

/**
 * Is told of each effect before it happens. Tests end the process here, as a power failure would.
 */
interface Steps {
  Steps UNWATCHED = step -> {};

  /**
   * An effect is about to happen.
   *
   * @param step {@code commit …}: a transaction is committed; {@code live …}: a live index is
   *     changed
   */
  void before(String step) throws IOException;
}
