package assay.cli.run;

import assay.cli.refusal.UsageException;
import assay.json.JsonObject;
import assay.match.child.FfmpegProgram;
import assay.match.pdq.FirstLook;
import assay.stage.Sampling;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How pictures and videos are decoded, and what is looked into for them.
 *
 * @param exact whether every picture is decoded in full, without a first look
 * @param program what decodes what is not decoded in Java; if empty, that is unsupported
 * @param embedded whether texts are looked through for what is embedded in them
 * @param sampling which frames of videos are hashed
 */
public record Decoding(
    boolean exact, Optional<FfmpegProgram> program, boolean embedded, Sampling sampling) {
  /** With first looks, a frame a second, and in Java only. */
  public static Decoding standard() {
    return new Decoding(false, Optional.empty(), true, Sampling.EVERY_SECOND);
  }

  /**
   * Looks for the program.
   *
   * @param named where the user says that it is; otherwise the first on the user's path, if any
   * @throws UsageException if there is none that can be used where the user says
   */
  public static Optional<FfmpegProgram> ffmpeg(Optional<Path> named) {
    if (named.isEmpty()) {
      return FfmpegProgram.find();
    }
    Optional<FfmpegProgram> program = FfmpegProgram.at(named.get());
    if (program.isEmpty()) {
      throw new UsageException(named.get() + ": is no ffmpeg that can be run contained");
    }
    return program;
  }

  JsonObject json() {
    return JsonObject.empty()
        .with("firstLook", !exact)
        .with("widestMargin", exact ? Optional.empty() : Optional.of(FirstLook.WIDEST_MARGIN))
        .with("sampling", sampling.label())
        .with("program", program.map(FfmpegProgram::describe))
        .with("embedded", embedded);
  }
}
