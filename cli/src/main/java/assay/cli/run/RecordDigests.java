package assay.cli.run;

import assay.evidence.verify.ShardDigest;
import java.io.IOException;
import java.util.Set;

/**
 * Which bytes the record files of a shard are. The trees commit to what the records say; this sees
 * also damage to what they do not, such as fingerprints and matches.
 *
 * @param open SHA-256 of the records that are not protected
 * @param guarded SHA-256 of those that are
 */
record RecordDigests(String open, String guarded) {
  static RecordDigests of(SnapshotFolder folder, int shard) throws IOException {
    return new RecordDigests(
        ShardDigest.of(folder.records(shard), Set.of()).sha256(),
        ShardDigest.of(folder.protectedRecords(shard), Set.of()).sha256());
  }
}
