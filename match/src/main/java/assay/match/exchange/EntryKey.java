package assay.match.exchange;

/**
 * What identifies an entry at its exchange.
 *
 * @param member who contributed it, as the exchange names them; empty where there are no members.
 *     Different members may use the same id
 * @param id the entry's own
 */
public record EntryKey(String member, String id) {
  public EntryKey {
    member = WellFormed.text(member);
    id = WellFormed.text(id);
    if (id.isEmpty()) {
      throw new IllegalArgumentException("an entry has an id");
    }
  }

  /** Never shows the entry. */
  @Override
  public String toString() {
    return "an entry's key";
  }
}
