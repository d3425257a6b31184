package assay.evidence.ledger;

import assay.item.Extent;
import assay.json.JsonObject;
import assay.record.ItemRecord;
import assay.stage.Role;
import assay.stage.Ties;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * One entry of a shard as it was screened.
 *
 * @param part position within the extent, from 0
 * @param member the container's name for it; may be empty
 * @param recordBytes how many bytes of the extent are the item's own
 * @param record what screening it found; present for items and damaged entries
 */
public record LedgerLine(
    Extent extent,
    int part,
    String member,
    Role role,
    long recordBytes,
    Ties ties,
    Optional<ItemRecord> record) {
  JsonObject json() {
    return JsonObject.empty()
        .with("offset", extent.offset())
        .with("length", extent.length())
        .with("part", part)
        .with("member", member)
        .with("role", role.name().toLowerCase(Locale.ROOT))
        .with("recordBytes", recordBytes)
        .withUnlessEmpty("names", ties.names().stream().sorted().toList())
        .withUnlessEmpty("follows", ties.follows().stream().sorted().toList())
        .with("record", record.map(ItemRecord::json));
  }

  static LedgerLine of(JsonObject json) {
    return new LedgerLine(
        new Extent(json.number("offset").orElseThrow(), json.number("length").orElseThrow()),
        Math.toIntExact(json.number("part").orElseThrow()),
        json.text("member").orElseThrow(),
        Role.valueOf(json.text("role").orElseThrow().toUpperCase(Locale.ROOT)),
        json.number("recordBytes").orElseThrow(),
        new Ties(Set.copyOf(json.texts("names")), Set.copyOf(json.texts("follows"))),
        json.object("record").map(ItemRecord::of));
  }

  /** Whether it is of something that lies in an item: it adds no byte, and is never cut out. */
  public boolean isInside() {
    return record.filter(item -> item.locator().isInside()).isPresent();
  }

  /** The place only: a member's name may be sensitive. */
  @Override
  public String toString() {
    return role + " at " + extent.offset() + "+" + part;
  }
}
