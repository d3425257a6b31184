package assay.match.decode;

import assay.stage.UnreadableItemException;
import java.io.IOException;

/**
 * Decodes one format.
 *
 * <p>Hands over every picture in the content, and tells the attempt of every piece that is missing
 * or damaged; what was handed over before an exception counts. Holds no state, so threads share it.
 */
interface LumaDecoder {
  /**
   * Decodes all pictures.
   *
   * @throws UnreadableItemException if it cannot go on
   * @throws IOException if a reader refuses the bytes
   */
  void decode(byte[] content, Attempt attempt) throws UnreadableItemException, IOException;

  /**
   * Whether it asks the attempt often enough whether to go on, so that nobody has to watch over it.
   */
  default boolean stopsByItself(byte[] content) {
    return false;
  }
}
