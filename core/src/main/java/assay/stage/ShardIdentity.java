package assay.stage;

/**
 * Which bytes a shard was.
 *
 * @param bytes length of the file; of a folder, of all its files
 * @param sha256 of the file, lower-case hexadecimal; of a folder, over the lines {@code
 *     <sha256><two spaces><relative path><LF>} of its files in order of the path's bytes
 */
public record ShardIdentity(long bytes, String sha256) {}
