package assay.match.store;

import assay.list.ListVersion;
import java.time.Instant;

/**
 * One line of a list's history.
 *
 * @param version as it was last known to be current
 * @param publishedOn when the sync began that published it
 * @param kept entries that it lists as the version before did, because what was told of them could
 *     not be read, or may be what could not
 * @param added distinct values that the version before did not have
 * @param withdrawn distinct values that only the version before had
 */
public record PublishedVersion(
    ListVersion version, Instant publishedOn, long kept, long added, long withdrawn) {}
