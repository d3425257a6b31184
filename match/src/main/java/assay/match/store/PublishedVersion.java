package assay.match.store;

import assay.list.ListVersion;
import java.time.Instant;

/**
 * One line of a list's history.
 *
 * @param version as it was last known to be current
 * @param publishedOn when the sync began that published it
 * @param added distinct values that the version before did not have
 * @param withdrawn distinct values that only the version before had
 */
public record PublishedVersion(
    ListVersion version, Instant publishedOn, long added, long withdrawn) {}
