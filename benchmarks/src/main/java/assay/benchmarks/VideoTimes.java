package assay.benchmarks;

import assay.item.MediaType;
import assay.match.child.FfmpegProgram;
import assay.match.video.VpdqHasher;
import assay.stage.Content;
import assay.stage.Sampling;
import assay.stage.UnreadableItemException;
import assay.stage.VideoHasher.Sampled;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * Samples and hashes one MP4, and says how many frames that gave: {@code VideoTimes FILE SAMPLING}.
 * Whoever starts it takes the time, because most of the work is a child's.
 */
public final class VideoTimes {
  private VideoTimes() {}

  /** Runs from the command line. */
  public static void main(String[] args) throws IOException, UnreadableItemException {
    Optional<FfmpegProgram> program = FfmpegProgram.find();
    Sampling sampling = Sampling.valueOf(args[1].toUpperCase(Locale.ROOT).replace('-', '_'));
    Sampled sampled =
        new VpdqHasher(program, sampling)
            .sample(Content.of(Files.readAllBytes(Path.of(args[0]))), MediaType.of("video/mp4"));
    if (sampled.fault().isPresent()) {
      throw new IllegalStateException("a generated video has a fault: " + sampled.fault().get());
    }
    System.out.println(sampled.frames().size() + " frames");
  }
}
