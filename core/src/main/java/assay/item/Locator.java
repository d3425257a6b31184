package assay.item;

/**
 * Where an item sits.
 *
 * @param shard the shard's name, relative to the dataset
 * @param index position among the items of the shard, from 0
 * @param member the container's own name for it: member path, record id, relative path. May be
 *     sensitive, so messages use {@link #toString()}
 */
public record Locator(String shard, long index, String member) {
  public Locator {
    if (index < 0) {
      throw new IllegalArgumentException("index is negative: " + index);
    }
  }

  /** {@code shard-0007.tar#41}: fit for messages and logs. */
  @Override
  public String toString() {
    return shard + "#" + index;
  }
}
