package assay.match.store;

import assay.list.ListVersion;

/**
 * What a sync led to.
 *
 * @param version what is published now
 * @param isNew whether that was not published before; otherwise it was found to be current
 * @param told how many entries, withdrawals and refusals this sync was told
 * @param added distinct values that are looked up and were not
 * @param withdrawn distinct values that were looked up and are not
 * @param kept as {@link PublishedVersion#kept}
 */
public record Synced(
    ListVersion version, boolean isNew, long told, long added, long withdrawn, long kept) {}
