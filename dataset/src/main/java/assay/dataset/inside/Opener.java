package assay.dataset.inside;

import assay.stage.ShardReader;

/** Looks into the items of shards, whatever their format. Safe to share between threads. */
public final class Opener {
  private final Limits limits;

  public Opener(Limits limits) {
    this.limits = limits;
  }

  /**
   * Walks through a shard and what lies in its items.
   *
   * @param shard a walk that has not begun; closed with the one that is returned
   */
  public OpenedShard open(ShardReader shard) {
    return new OpenedShard(shard, limits);
  }

  /**
   * Walks through them again, beside what the first walk found. Without the limit of time, so that
   * nothing of that is missed; more may be shown.
   */
  public OpenedShard again(ShardReader shard) {
    return new OpenedShard(shard, limits.untimed());
  }
}
