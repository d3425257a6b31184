package assay.evidence.snapshot;

import assay.stage.ShardIdentity;
import java.nio.file.Path;
import java.util.Optional;

/**
 * One shard of a finished run.
 *
 * @param number ordinal, from 0
 * @param input what was screened
 * @param output what was published, if anything stayed
 * @param items how many it had
 * @param kept how many stayed
 * @param records of what is not protected
 * @param protectedRecords of what is
 */
public record ScreenedShard(
    int number,
    String name,
    ShardIdentity input,
    Optional<ShardIdentity> output,
    long items,
    long kept,
    Path records,
    Path protectedRecords) {
  ShardLeaf leaf(long firstIndex) {
    return new ShardLeaf(
        number, name, input, output.orElse(ShardLeaf.NOTHING), firstIndex, items, kept);
  }
}
