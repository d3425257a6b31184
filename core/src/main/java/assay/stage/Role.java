package assay.stage;

/** What an entry of a shard is. */
public enum Role {
  /** Screened, and kept or left out. */
  ITEM,
  /** Speaks about an item ({@code request}, {@code metadata}); leaves with it. */
  SIDE,
  /** Belongs to the container; copied. */
  GLUE,
  /** Says where the entries lie; copied, or made anew when one of them leaves. */
  INDEX,
  /** Framing was lost here: an item that cannot be screened. */
  DAMAGED
}
