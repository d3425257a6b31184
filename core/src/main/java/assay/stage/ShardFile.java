package assay.stage;

import java.nio.file.Path;

/**
 * A shard on disk.
 *
 * @param path the file, or the directory of a folder shard
 * @param name relative to the dataset, with {@code /}; the output has the same
 */
public record ShardFile(Path path, String name) {}
