package assay.match.pdq;

import assay.fingerprint.PdqHashes;
import assay.item.MediaType;
import assay.match.decode.LookSink;
import assay.match.decode.PictureDecoder;
import assay.match.decode.PictureSink.RowSink;
import assay.stage.Hasher.Hashed;
import assay.stage.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** One first look at one item. */
final class Glance implements LookSink {
  private final Vicinity vicinity;
  private int width;
  private int height;
  private int scale;
  private Optional<ScaledPdq> pdq = Optional.empty();

  Glance(Vicinity vicinity) {
    this.vicinity = vicinity;
  }

  /**
   * Looks.
   *
   * @return the picture, if it is whole and nothing listed can be near it
   */
  Optional<Hashed> ruleOut(PictureDecoder decoder, byte[] content, MediaType type) {
    if (!decoder.look(content, type, this) || pdq.isEmpty() || !pdq.get().isComplete()) {
      return Optional.empty();
    }
    OptionalInt margin = pdq.get().margin();
    if (margin.isEmpty() || !ruledOut(pdq.get().hashes(), margin.getAsInt())) {
      return Optional.empty();
    }
    return Optional.of(
        new Hashed(List.of(pdq.get().hashes()), Optional.empty(), Outcome.scaled(scale)));
  }

  private boolean ruledOut(PdqHashes hashes, int margin) {
    return FirstLook.isWorthLookingUp(width, height, margin, vicinity::nanos)
        && !vicinity.isNear(hashes, margin);
  }

  @Override
  public int scale(int fullWidth, int fullHeight) {
    return FirstLook.scale(fullWidth, fullHeight, vicinity::nanos).orElse(NONE);
  }

  @Override
  public RowSink begin(int fullWidth, int fullHeight, int chosen) {
    ScaledPdq begun = new ScaledPdq(fullWidth, fullHeight, chosen);
    width = fullWidth;
    height = fullHeight;
    scale = chosen;
    pdq = Optional.of(begun);
    return begun::row;
  }
}
