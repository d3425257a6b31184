package assay.evidence.snapshot;

import java.nio.file.Path;

/**
 * Where the evidence of a snapshot lies.
 *
 * @param root the folder of the snapshot
 */
public record SnapshotFiles(Path root) {
  /** The tile levels of a tree: {@code items}, {@code shards} or {@code contents}. */
  public Path tiles(String tree) {
    return root.resolve("tiles").resolve(tree);
  }

  /** The tags of the kept contents, sorted, 32 bytes each. */
  public Path tags() {
    return root.resolve("protected/contents.tags");
  }

  /** One leaf of the shards tree a line. */
  public Path shards() {
    return root.resolve("shards.jsonl");
  }

  /** One input shard a line. */
  public Path inputs() {
    return root.resolve("inputs.jsonl");
  }

  /** Sorting space, empty when nothing is at work. */
  public Path scratch() {
    return root.resolve("protected/scratch");
  }
}
