package assay.match.video;

import assay.fingerprint.PdqHashes;
import assay.fingerprint.SampledFrame;
import assay.match.child.FrameTaker;
import assay.match.decode.Luma;
import assay.match.pdq.StreamedPdq;
import assay.stage.UnreadableItemException;
import assay.verdict.Reason;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Hashes the frames of one video as they come. */
final class FrameHashes implements FrameTaker {
  /** Of one item; one a second for eight hours. */
  static final int MOST_FRAMES = 28_800;

  /** So that nobody makes a run hash thousands of tracks. */
  static final int MOST_TRACKS = 16;

  private final int most;
  private final List<SampledFrame> frames = new ArrayList<>();

  FrameHashes(int most) {
    this.most = most;
  }

  @Override
  public void frame(int track, long millis, int width, int height, byte[] rgb)
      throws UnreadableItemException {
    if (frames.size() == most) {
      throw new UnreadableItemException(Reason.TOO_LARGE, "more than " + most + " frames");
    } else if (track >= MOST_TRACKS) {
      throw new UnreadableItemException(Reason.TOO_LARGE, "more than " + MOST_TRACKS + " tracks");
    }
    List<PdqHashes> looks = new ArrayList<>();
    looks.add(hashes(rgb, width, new Crop(0, 0, width, height)));
    Crop.withoutBars(rgb, width, height).ifPresent(crop -> looks.add(hashes(rgb, width, crop)));
    frames.add(new SampledFrame(track, millis, looks));
  }

  private static PdqHashes hashes(byte[] rgb, int width, Crop crop) {
    StreamedPdq pdq = new StreamedPdq(crop.width(), crop.height());
    float[] luma = new float[crop.width()];
    for (int y = 0; y < crop.height(); y++) {
      Luma.row(rgb, 3 * ((crop.top() + y) * width + crop.left()), 3, luma);
      pdq.row(luma);
    }
    return pdq.hashes();
  }

  /** By track, then as they came. */
  List<SampledFrame> byTrack() {
    return frames.stream().sorted(Comparator.comparingInt(SampledFrame::track)).toList();
  }
}
