package assay.stage;

import assay.item.Extent;

/** Whether one entry stays, when a shard is written again; in the order of the walk. */
public record Choice(Extent extent, int part, String member, boolean kept) {}
