package assay.match.decode;

import assay.match.child.CodedPixels;
import assay.match.child.Coding;
import assay.match.child.FfmpegProgram;
import assay.match.decode.PictureSink.RowSink;
import assay.stage.UnreadableItemException;
import assay.verdict.Reason;
import java.time.Duration;
import java.util.Optional;

/** JPEG 2000, in a JP2 file or bare: the structure is walked through here, a child decodes. */
final class Jpeg2000Decoder implements LumaDecoder {
  /** What the child takes per sample: an integer or a float each for coefficients and pixels. */
  private static final long SAMPLE_BYTES = 8;

  private final FfmpegProgram program;

  Jpeg2000Decoder(FfmpegProgram program) {
    this.program = program;
  }

  @Override
  public void decode(byte[] content, Attempt attempt) throws UnreadableItemException {
    if (!program.decodes(Coding.JPEG2000)) {
      throw new UnreadableItemException(
          Reason.UNSUPPORTED_MEDIA, "this ffmpeg has no decoder for JPEG 2000");
    }
    Jpeg2000File file = Jpeg2000File.read(content, attempt);
    Jpeg2000Codestream stream = file.codestream();
    long samples = (long) stream.width() * stream.height() * stream.components();
    attempt.admit(stream.width(), stream.height(), SAMPLE_BYTES * samples);
    CodedPixels coded =
        new CodedPixels(
            Coding.JPEG2000, file.pieces(), 1, stream.width(), stream.height(), Optional.empty());
    RowSink rows = attempt.picture(stream.width(), stream.height());
    float[] luma = new float[stream.width()];
    boolean well =
        program.decode(
            coded,
            Duration.ofNanos(attempt.remaining()),
            rgb -> {
              Luma.row(rgb, 0, 3, luma);
              rows.row(luma);
            });
    if (!well) {
      attempt.fault(Reason.DECODE_ERROR);
    }
  }
}
