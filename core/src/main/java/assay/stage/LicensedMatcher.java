package assay.stage;

import assay.item.MediaType;
import assay.verdict.Match;
import java.io.IOException;
import java.util.List;

/**
 * Compares items with the values of one algorithm that only a licensed program understands. It was
 * opened with all entries of the run's lists that have such values.
 *
 * <p>Safe to share between threads. Never runs without end. The same bytes give the same matches.
 */
public interface LicensedMatcher {
  /** What compares. */
  LicensedProgram program();

  /**
   * Compares an item of a medium to which the program applies.
   *
   * @param content all bytes of the item's last reading
   * @return the entries it is or is near; none if it is far from all of them, and all of it was
   *     compared
   * @throws UnreadableItemException if nothing was found and not all of it could be compared
   * @throws IOException if there is nothing any more that could compare; says nothing of the item
   */
  List<Match.Licensed> match(byte[] content, MediaType type)
      throws IOException, UnreadableItemException;
}
