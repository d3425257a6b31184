package assay.evidence.export;

import assay.record.ItemRecord;

/** What a document is about. */
public sealed interface Scope {
  /** The snapshot as a whole. */
  record Whole() implements Scope {}

  /** One shard with its kept items. */
  record Shard(OutputShard shard, Items items) implements Scope {}

  /** One item, kept or removed. */
  record Item(OutputShard shard, ItemRecord item) implements Scope {}

  /** Hands over the open records of a shard, one after the other. */
  @FunctionalInterface
  interface Items {
    void each(java.util.function.Consumer<ItemRecord> use);
  }
}
