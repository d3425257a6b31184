package assay.match.exchange;

/**
 * What identifies an entry at its exchange.
 *
 * @param member who contributed it, as the exchange names them; empty where there are no members.
 *     Different members may use the same id
 * @param id the entry's own
 * @param part tells apart what one id stands for several times, as in lines of a file; empty where
 *     an id is of one entry. What is refused without a part may be any part of its id
 */
public record EntryKey(String member, String id, String part) {
  public EntryKey {
    member = WellFormed.text(member);
    id = WellFormed.text(id);
    part = WellFormed.text(part);
    if (id.isEmpty()) {
      throw new IllegalArgumentException("an entry has an id");
    }
  }

  /** Of an id that is of one entry. */
  public EntryKey(String member, String id) {
    this(member, id, "");
  }

  /** Never shows the entry. */
  @Override
  public String toString() {
    return "an entry's key";
  }
}
