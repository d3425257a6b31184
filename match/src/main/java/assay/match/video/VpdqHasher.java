package assay.match.video;

import assay.item.MediaType;
import assay.match.child.CodedVideo;
import assay.match.child.CodedVideo.Container;
import assay.match.child.FfmpegProgram;
import assay.match.video.Arrangement.ContentFeed;
import assay.stage.Content;
import assay.stage.Sampling;
import assay.stage.UnreadableItemException;
import assay.stage.VideoHasher;
import assay.verdict.Reason;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Hashes sampled frames of MP4, QuickTime, 3GP, WebM, Matroska and AVI. Other videos, and all of
 * them without a program that decodes, are unsupported.
 */
public final class VpdqHasher implements VideoHasher {
  /** Of one video. Decoding takes a hundredth to a tenth of the time that it plays. */
  public static final Duration TIME = Duration.ofMinutes(30);

  private static final Map<String, Container> CONTAINERS =
      Map.of(
          "video/mp4", Container.MOV,
          "video/quicktime", Container.MOV,
          "video/3gpp", Container.MOV,
          "video/webm", Container.MATROSKA,
          "video/x-matroska", Container.MATROSKA,
          "video/x-msvideo", Container.AVI);

  private final Optional<FfmpegProgram> program;
  private final Sampling sampling;
  private final Duration time;
  private final int mostFrames;

  /** With the usual limits: thirty minutes, and a frame a second for eight hours. */
  public VpdqHasher(Optional<FfmpegProgram> program, Sampling sampling) {
    this(program, sampling, TIME, FrameHashes.MOST_FRAMES);
  }

  VpdqHasher(Optional<FfmpegProgram> program, Sampling sampling, Duration time, int mostFrames) {
    this.program = program;
    this.sampling = sampling;
    this.time = time;
    this.mostFrames = mostFrames;
  }

  @Override
  public Sampling sampling() {
    return sampling;
  }

  @Override
  public boolean appliesTo(MediaType type) {
    return type.isVideo();
  }

  @Override
  public Sampled sample(Content content, MediaType type)
      throws UnreadableItemException, IOException {
    Optional<Container> container = Optional.ofNullable(CONTAINERS.get(type.name()));
    if (container.isEmpty() || program.isEmpty()) {
      throw new UnreadableItemException(
          Reason.UNSUPPORTED_MEDIA, type.name() + " cannot be decoded");
    }
    Arrangement arrangement = arrange(container.get(), content);
    ContentFeed feed = new ContentFeed(arrangement);
    FrameHashes hashes = new FrameHashes(mostFrames);
    CodedVideo video = new CodedVideo(container.get(), feed, sampling);
    Optional<Reason> fault = arrangement.fault();
    if (type.fragment()) {
      fault = fault.or(() -> Optional.of(Reason.TRUNCATED));
    }
    try {
      boolean well = program.get().decode(video, time, hashes);
      fault = fault.or(() -> well ? Optional.empty() : Optional.of(Reason.DECODE_ERROR));
    } catch (UnreadableItemException e) {
      fault = Optional.of(fault.orElse(e.reason()));
    }
    feed.requireRead();
    if (hashes.byTrack().isEmpty()) {
      throw new UnreadableItemException(
          fault.orElse(Reason.DECODE_ERROR), type.name() + ": there is no frame to be decoded");
    }
    return new Sampled(hashes.byTrack(), fault);
  }

  private static Arrangement arrange(Container container, Content content)
      throws IOException, UnreadableItemException {
    return switch (container) {
      case MOV -> Mp4Order.of(content);
      case MATROSKA -> Arrangement.asItIs(content, Wholeness.matroska(content));
      case AVI -> Arrangement.asItIs(content, Wholeness.avi(content));
    };
  }
}
