package assay.match.decode;

import assay.match.child.Coding;
import assay.match.child.FfmpegProgram;
import assay.match.heif.Crop;
import assay.match.heif.HeifFile;
import assay.match.heif.HeifPicture;
import assay.stage.UnreadableItemException;
import assay.verdict.Reason;
import java.time.Duration;
import java.util.Optional;

/**
 * HEIC and AVIF: the boxes are read here, the pixels are decoded by a child. Every picture of the
 * file is handed over, as it is shown but not turned, and also as a whole if much of it is not
 * shown.
 */
final class HeifDecoder implements LumaDecoder {
  /** What the child takes per pixel of a tile: the picture as coded, converted and as written. */
  private static final long CHILD_BYTES = 8;

  private final FfmpegProgram program;

  HeifDecoder(FfmpegProgram program) {
    this.program = program;
  }

  @Override
  public void decode(byte[] content, Attempt attempt) throws UnreadableItemException {
    HeifFile file = HeifFile.read(content);
    file.fault().ifPresent(attempt::fault); // that it was cut explains whatever else is wrong
    Optional<UnreadableItemException> first = Optional.empty();
    for (long id : file.pictures()) {
      attempt.goOn();
      try {
        decode(file.picture(id), attempt);
      } catch (UnreadableItemException e) {
        attempt.fault(e.reason()); // the others may be what is looked for
        first = first.or(() -> Optional.of(e));
      }
    }
    file.fault().ifPresent(attempt::fault);
    if (first.isPresent()) {
      throw first.get();
    }
  }

  private void decode(HeifPicture picture, Attempt attempt) throws UnreadableItemException {
    Coding coding = picture.coded().coding();
    if (!program.decodes(coding)) {
      throw new UnreadableItemException(
          Reason.UNSUPPORTED_MEDIA, "this ffmpeg has no decoder for " + coding);
    }
    if (!picture.whole()) {
      attempt.fault(Reason.TRUNCATED);
    }
    decode(picture, picture.shown(), attempt);
    if (picture.hidesSomething()) {
      decode(picture, picture.canvas(), attempt);
    }
  }

  private void decode(HeifPicture picture, Crop crop, Attempt attempt)
      throws UnreadableItemException {
    attempt.admit(picture.coded().width(), picture.coded().height(), 1);
    attempt.admit(picture.canvas().width(), picture.canvas().height(), bytes(picture));
    TileRows rows = new TileRows(picture, crop, attempt.picture(crop.width(), crop.height()));
    boolean well = program.decode(picture.coded(), Duration.ofNanos(attempt.remaining()), rows);
    rows.finish();
    if (!well) {
      attempt.fault(Reason.DECODE_ERROR);
    }
  }

  /** What the child takes, and a row of tiles here. */
  private static long bytes(HeifPicture picture) {
    long tile = (long) picture.coded().width() * picture.coded().height();
    return CHILD_BYTES * tile + TileRows.bytes(picture);
  }
}
