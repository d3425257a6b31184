package assay.match.live;

import java.io.IOException;

/**
 * Is told of each effect before it happens. Tests end the writer here, as a power failure would.
 */
interface Steps {
  Steps UNWATCHED = step -> {};

  /**
   * An effect is about to happen.
   *
   * @param step {@code base}: a base is written; {@code state}: the state is replaced; {@code
   *     remove}: bases that are not needed any more are deleted
   */
  void before(String step) throws IOException;
}
