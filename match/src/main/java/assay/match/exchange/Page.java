package assay.match.exchange;

import assay.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A part of what an exchange tells: some thousand entries at most. What a page says holds after
 * what earlier pages said.
 *
 * @param fresh this page begins the whole list anew; once the list is complete, what was not told
 *     since is not listed any more
 * @param told in the order in which it holds
 * @param cursor where to go on after this page; holds no secret
 * @param complete present on the last page: the list is now as the exchange had it at this time
 */
public record Page(boolean fresh, List<Told> told, JsonObject cursor, Optional<Instant> complete) {
  public Page {
    told = List.copyOf(told);
    Objects.requireNonNull(cursor);
    Objects.requireNonNull(complete);
  }

  /** Says how much, never what. */
  @Override
  public String toString() {
    return told.size() + " entries" + (complete.isPresent() ? ", complete" : "");
  }
}
