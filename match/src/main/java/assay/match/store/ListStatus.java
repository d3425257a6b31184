package assay.match.store;

import assay.list.ListVersion;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How a list is.
 *
 * @param version what is published, if anything is: as of when, how many values by which algorithm,
 *     how many not evaluated, how much refused
 * @param lastSuccess when the last sync began that reached the end
 * @param lastFailure the last sync that did not
 * @param refusals the first places of what could not be read; of the next version, if a sync is
 *     under way
 * @param kept as {@link PublishedVersion#kept}
 * @param held whether that is all that was not told again, because more than before was refused
 *     that names no entry
 * @param staged how much was told that is not published yet
 * @param votes what became of the votes
 */
public record ListStatus(
    Optional<ListVersion> version,
    Optional<Instant> lastSuccess,
    Optional<Failure> lastFailure,
    List<Refusal> refusals,
    long kept,
    boolean held,
    long staged,
    VoteCounts votes) {
  /** When it was and what was said of it. */
  public record Failure(Instant on, String message) {}

  /** Where something stands that cannot be an entry, and what was expected there. */
  public record Refusal(String place, String reason) {}

  /**
   * Votes by what became of them.
   *
   * @param waiting to be cast, or cast again
   * @param answered taken by the exchange
   * @param setAside never to be taken by it
   */
  public record VoteCounts(long waiting, long answered, long setAside) {}
}
