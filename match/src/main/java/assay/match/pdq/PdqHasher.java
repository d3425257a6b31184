package assay.match.pdq;

import assay.fingerprint.PdqHashes;
import assay.item.MediaType;
import assay.match.decode.DecodeLimits;
import assay.match.decode.PictureDecoder;
import assay.match.decode.PictureSink;
import assay.stage.Hasher;
import assay.stage.Outcome;
import assay.stage.UnreadableItemException;
import assay.verdict.Reason;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Computes PDQ of every picture in an item, at full resolution, from the pixels as they are stored.
 * Frames that hash alike count once.
 *
 * <p>With a vicinity, a JPEG gets a first look where that pays: it is hashed from means of blocks
 * of its luma, and only if something listed may be near it, or it is not whole, is it decoded and
 * hashed in full. What is near something listed has the same hash either way.
 */
public final class PdqHasher implements Hasher {
  private final PictureDecoder decoder;
  private final Optional<Vicinity> vicinity;

  /** Hashes everything in full. */
  public PdqHasher(DecodeLimits limits) {
    this(new PictureDecoder(limits), Optional.empty());
  }

  /**
   * Hashes by this decoder.
   *
   * @param vicinity what may rule a picture out at a first look; if empty, nothing is
   */
  public PdqHasher(PictureDecoder decoder, Optional<Vicinity> vicinity) {
    this.decoder = decoder;
    this.vicinity = vicinity;
  }

  /** The name of the algorithm. */
  @Override
  public String algorithm() {
    return "pdq";
  }

  @Override
  public boolean appliesTo(MediaType type) {
    return type.isImage();
  }

  @Override
  public Hashed hash(byte[] content, MediaType type) throws UnreadableItemException {
    Optional<Hashed> ruledOut =
        vicinity.flatMap(near -> new Glance(near).ruleOut(decoder, content, type));
    return ruledOut.isPresent() ? ruledOut.get() : inFull(content, type);
  }

  private Hashed inFull(byte[] content, MediaType type) throws UnreadableItemException {
    Pictures pictures = new Pictures();
    Optional<Reason> fault = decoder.decode(content, type, pictures);
    return new Hashed(
        pictures.distinct(), fault, fault.isPresent() ? Outcome.PARTIAL : Outcome.EXACT);
  }

  /** Hashes what is decoded. Guarded, because a decoder that was given up may still add to it. */
  private static final class Pictures implements PictureSink {
    private final Set<PdqHashes> hashes = new LinkedHashSet<>();

    @Override
    public RowSink begin(int width, int height) {
      StreamedPdq pdq = new StreamedPdq(width, height);
      return luma -> {
        pdq.row(luma);
        if (pdq.isComplete()) {
          add(pdq.hashes());
        }
      };
    }

    private synchronized void add(PdqHashes picture) {
      hashes.add(picture);
    }

    synchronized List<PdqHashes> distinct() {
      return List.copyOf(hashes);
    }
  }
}
