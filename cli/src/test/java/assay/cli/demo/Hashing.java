package assay.cli.demo;

import assay.fingerprint.Pdq;
import assay.fingerprint.PdqHashes;
import assay.item.MediaType;
import assay.match.decode.DecodeLimits;
import assay.match.pdq.PdqHasher;
import assay.stage.Hasher;
import assay.stage.UnreadableItemException;

/** Hashes pictures as a screening does. */
final class Hashing {
  static final Hasher PDQ = new PdqHasher(DecodeLimits.standard());

  private Hashing() {}

  static PdqHashes hashes(Picture picture) throws UnreadableItemException {
    return PDQ.hash(picture.bytes(), MediaType.of(picture.mediaType())).pictures().get(0);
  }

  /** The distance of the nearest variant. */
  static int nearest(PdqHashes hashes, Pdq to) {
    return hashes.variants().stream().mapToInt(v -> v.distance(to)).min().orElseThrow();
  }
}
