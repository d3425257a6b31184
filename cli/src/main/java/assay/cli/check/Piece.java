package assay.cli.check;

/**
 * One entry of a shard.
 *
 * @param member the container's name for it; empty for what belongs to the container
 * @param sha256 of its bytes as they lie in the shard, framing included; of a file in a folder, of
 *     the file
 */
record Piece(String member, String sha256) {}
