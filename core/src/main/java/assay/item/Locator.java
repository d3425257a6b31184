package assay.item;

import java.util.OptionalLong;

/**
 * Where an item sits.
 *
 * @param shard the shard's name, relative to the dataset
 * @param index position among the items of the shard, from 0
 * @param member the container's own name for it: member path, record id, relative path; of what
 *     lies in an item, {@code outer!inner}. May be sensitive, so messages use {@link #toString()}
 * @param parent the index of the item in which it lies, if it lies in one: a member of an archive
 *     that was found as an item, a picture in a document
 */
public record Locator(String shard, long index, String member, OptionalLong parent) {
  public Locator {
    if (index < 0) {
      throw new IllegalArgumentException("index is negative: " + index);
    }
    if (parent.isPresent() && (parent.getAsLong() < 0 || parent.getAsLong() >= index)) {
      throw new IllegalArgumentException("an item comes before what lies in it");
    }
  }

  /** Of an item of the shard itself. */
  public Locator(String shard, long index, String member) {
    this(shard, index, member, OptionalLong.empty());
  }

  /** Whether it lies in another item; then it leaves with that one, which is never rewritten. */
  public boolean isInside() {
    return parent.isPresent();
  }

  /** {@code shard-0007.tar#41}: fit for messages and logs. */
  @Override
  public String toString() {
    return shard + "#" + index;
  }
}
