package assay.fingerprint;

import java.util.List;

/**
 * What PDQ says of one picture: its hash in each of the eight orientations, and how much there was
 * to hash.
 *
 * <p>There are two hashes for each orientation, because PDQ looks at most pictures slightly off
 * their centre. The reference implementation derives eight hashes from the one look; publishers
 * compute theirs like that. The listed original of a turned copy was hashed from other pixels,
 * those of the copy turned back, and there the centre is missed on another side: in small pictures
 * the two differ by tens of bits. Whoever looks a picture up needs both.
 *
 * @param variants what the reference implementation derives, one for each {@link Transform} in its
 *     order; the first is the hash
 * @param turned what the picture would hash to if its pixels were turned or mirrored, in the same
 *     order; the first is the hash, too
 * @param quality 0 (flat) to 100
 */
public record PdqHashes(List<Pdq> variants, List<Pdq> turned, int quality) {
  public PdqHashes {
    variants = eight(variants);
    turned = eight(turned);
    if (!turned.get(0).equals(variants.get(0))) {
      throw new IllegalArgumentException("the picture as it is has two hashes");
    }
    if (quality < 0 || quality > 100) {
      throw new IllegalArgumentException("quality is not in 0..100: " + quality);
    }
  }

  /** A picture whose derived hashes are those of the turned pixels, as if it were large. */
  public PdqHashes(List<Pdq> variants, int quality) {
    this(variants, variants, quality);
  }

  private static List<Pdq> eight(List<Pdq> hashes) {
    if (hashes.size() != Transform.values().length) {
      throw new IllegalArgumentException("eight hashes are needed, not " + hashes.size());
    }
    return List.copyOf(hashes);
  }

  /** The hash of the picture as it is; this one is reported. */
  public Pdq hash() {
    return variants.get(0);
  }

  /** The hash in this orientation as the reference implementation derives it. */
  @SuppressWarnings("EnumOrdinal") // the list is in the enum's order
  public Pdq variant(Transform transform) {
    return variants.get(transform.ordinal());
  }

  /** The hash of the pixels turned or mirrored in this way. */
  @SuppressWarnings("EnumOrdinal") // the list is in the enum's order
  public Pdq turned(Transform transform) {
    return turned.get(transform.ordinal());
  }
}
