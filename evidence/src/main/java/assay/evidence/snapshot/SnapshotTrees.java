package assay.evidence.snapshot;

import assay.durable.AtomicFile;
import assay.durable.OwnerOnly;
import assay.evidence.contents.DistinctContents;
import assay.evidence.proof.ContentTag;
import assay.evidence.records.Committed;
import assay.evidence.records.RecordRow;
import assay.evidence.tiles.LevelWriter;
import assay.json.JsonObject;
import assay.merkle.Hash;
import assay.merkle.TreeHead;
import assay.stage.CustodyException;
import assay.verdict.Disposition;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The three trees of a snapshot.
 *
 * @param items one leaf for each item
 * @param shards one leaf for each output shard
 * @param contents one leaf for each distinct content that was kept
 * @param distinct how many distinct contents there were, by what became of them
 */
public record SnapshotTrees(
    TreeHead items, TreeHead shards, TreeHead contents, DistinctContents.Counts distinct) {

  /**
   * Builds the trees from the records and writes them, and with them the manifests of the output
   * shards and of the input shards. Replaces what an earlier call wrote.
   *
   * @param shards in order
   * @throws CustodyException if the records are damaged, or not those of these shards
   */
  public static SnapshotTrees write(
      List<ScreenedShard> shards, SnapshotKey key, SnapshotFiles files) throws IOException {
    TreeHead items;
    try (DistinctContents contents = new DistinctContents(files.scratch(), DistinctContents.RUN);
        LevelWriter tree = new LevelWriter(files.tiles("items"))) {
      long first = 0;
      for (ScreenedShard shard : shards) {
        addItems(shard, first, tree, contents, key);
        first += shard.items();
      }
      items = tree.finish();
      DistinctContents.Counts[] counts = new DistinctContents.Counts[1];
      TreeHead contentsHead = writeContents(files, contents, counts);
      return new SnapshotTrees(items, writeShards(shards, files), contentsHead, counts[0]);
    }
  }

  private static void addItems(
      ScreenedShard shard, long first, LevelWriter tree, DistinctContents contents, SnapshotKey key)
      throws IOException {
    ContentTag.Maker tags = new ContentTag.Maker(key.contentKey());
    long items = 0;
    long kept = 0;
    try (ShardRecords records = new ShardRecords(shard.records(), shard.protectedRecords())) {
      for (Optional<RecordRow> next = records.nextRow();
          next.isPresent();
          next = records.nextRow()) {
        Committed item = next.get().committed();
        boolean stays = item.disposition() == Disposition.KEPT;
        kept += stays ? 1 : 0;
        tree.add(ItemLeaf.of(item, first + items++, shard.number(), key).hash());
        if (item.sha256().isPresent()) { // an item without bytes has no content
          byte[] sha256 = item.sha256().get().bytes();
          contents.add(tags.of(sha256).bytes(), item.verdict(), stays);
        }
      }
    }
    if (items != shard.items() || kept != shard.kept()) {
      throw new CustodyException(
          String.format(
              Locale.ROOT,
              "%s: its records tell of %d items, %d of them kept; when it was settled they were"
                  + " %d and %d",
              shard.name(),
              items,
              kept,
              shard.items(),
              shard.kept()));
    }
  }

  private static TreeHead writeContents(
      SnapshotFiles files, DistinctContents contents, DistinctContents.Counts[] counts)
      throws IOException {
    try (LevelWriter tree = new LevelWriter(files.tiles("contents"))) {
      OwnerOnly.<RuntimeException>write(
          files.tags(),
          out ->
              counts[0] =
                  contents.count(
                      tag -> {
                        out.write(tag);
                        tree.add(Hash.ofLeaf(tag));
                      }));
      return tree.finish();
    }
  }

  private static TreeHead writeShards(List<ScreenedShard> shards, SnapshotFiles files)
      throws IOException {
    try (LevelWriter tree = new LevelWriter(files.tiles("shards"))) {
      AtomicFile.<RuntimeException>write(
          files.inputs(),
          inputs ->
              AtomicFile.<RuntimeException>write(
                  files.shards(),
                  leaves -> {
                    long first = 0;
                    for (ScreenedShard shard : shards) {
                      ShardLeaf leaf = shard.leaf(first);
                      first += shard.items();
                      tree.add(Hash.ofLeaf(leaf.json().bytes()));
                      line(leaves, leaf.json());
                      line(inputs, leaf.inputLine());
                    }
                  }));
      return tree.finish();
    }
  }

  private static void line(OutputStream out, JsonObject json) throws IOException {
    out.write(json.bytes());
    out.write('\n');
  }
}
