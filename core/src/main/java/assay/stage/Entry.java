package assay.stage;

import assay.item.Extent;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One record, member, row or file of a shard.
 *
 * @param extent where it lies; entries that share an extent follow one another
 * @param part position within the extent, from 0
 * @param member the container's name for it; where the format has no extents to cut (a folder), the
 *     path. Empty for glue
 * @param recordBytes how many bytes of the extent are the item's own; the rest is framing
 * @param item present if the role is {@link Role#ITEM} or {@link Role#DAMAGED}
 * @param context what the container itself says about the entry, to be sealed when it leaves:
 *     headers of an item, the whole of a side record. Valid until the walk goes on
 */
public record Entry(
    Extent extent,
    int part,
    String member,
    Role role,
    long recordBytes,
    Optional<Item> item,
    Ties ties,
    Supplier<byte[]> context) {
  public Entry {
    boolean needsItem = role == Role.ITEM || role == Role.DAMAGED;
    if (needsItem != item.isPresent()) {
      throw new IllegalArgumentException("an item belongs to items, and only to them");
    }
  }

  /** Part of the container: copied, tied to nothing. */
  public static Entry glue(Extent extent) {
    return container(extent, Role.GLUE);
  }

  /** Part of the container that is made anew when an entry leaves. */
  public static Entry index(Extent extent) {
    return container(extent, Role.INDEX);
  }

  private static Entry container(Extent extent, Role role) {
    return new Entry(extent, 0, "", role, 0, Optional.empty(), Ties.none(), () -> new byte[0]);
  }
}
