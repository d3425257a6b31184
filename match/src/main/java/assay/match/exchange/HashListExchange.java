package assay.match.exchange;

import assay.json.JsonObject;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/**
 * A service, a file or a folder from which one hash list is pulled. To add one, name it in {@code
 * assay.match.Exchanges}.
 *
 * <p>An exchange keeps no state: what it must know to go on is in the cursor, which is stored
 * together with the entries it accounts for. So a pull that is killed anywhere goes on with no gap
 * and no duplicate.
 */
public interface HashListExchange {
  /** The name under which it is installed: {@code ncmec}. */
  String name();

  /**
   * Begins a pull. Nothing is asked of the service yet.
   *
   * @param cursor of the last page whose entries were stored; empty before the first
   * @param now the time of this pull, of a clock that may be set wrongly
   */
  Pull pull(JsonObject cursor, Instant now) throws IOException;

  /** Where reviewers' votes go, if the service takes any. */
  default Optional<Feedback> feedback() {
    return Optional.empty();
  }
}
