package assay.match.child;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Optional;

/**
 * The ffmpeg of this machine. CI installs one; without it, tests that need it are skipped aloud.
 */
public final class InstalledFfmpeg {
  private static final Optional<FfmpegProgram> FOUND = FfmpegProgram.find();

  private InstalledFfmpeg() {}

  public static FfmpegProgram get() {
    if (FOUND.isEmpty()) {
      System.err.println("FFMPEG ABSENT: apt-get install ffmpeg; its tests cannot run without");
      assertThat(System.getenv("CI")).as("CI installs ffmpeg").isNull();
    }
    assumeTrue(FOUND.isPresent(), "ffmpeg is not installed");
    return FOUND.get();
  }
}
