package assay.match.video;

import assay.fingerprint.Fingerprint;
import assay.fingerprint.PdqHashes;
import assay.fingerprint.SampledFrame;
import assay.fingerprint.Vpdq;
import assay.item.MediaType;
import assay.match.child.InstalledFfmpeg;
import assay.stage.Content;
import assay.stage.Sampling;
import assay.stage.UnreadableItemException;
import assay.stage.VideoHasher.Sampled;
import assay.testkit.Fixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** What tests of videos have in common. */
final class Videos {
  private Videos() {}

  static MediaType type(String ending) {
    return MediaType.of(
        switch (ending) {
          case "mp4" -> "video/mp4";
          case "mov" -> "video/quicktime";
          case "webm" -> "video/webm";
          case "mkv" -> "video/x-matroska";
          case "avi" -> "video/x-msvideo";
          default -> throw new IllegalArgumentException(ending);
        });
  }

  static Sampled sample(byte[] content, String ending, Sampling sampling)
      throws UnreadableItemException, IOException {
    return new VpdqHasher(Optional.of(InstalledFfmpeg.get()), sampling)
        .sample(Content.of(content), type(ending));
  }

  static Sampled sample(byte[] content, String ending) throws UnreadableItemException, IOException {
    return sample(content, ending, Sampling.EVERY_SECOND);
  }

  /** What a publisher would list. */
  static Vpdq listed(Sampled sampled) {
    return new Vpdq(
        sampled.frames().stream()
            .map(f -> new Vpdq.Frame(f.whole().hash(), f.whole().quality(), f.millis()))
            .toList());
  }

  /** Of an item of which only the hashes are known, not the pixels. */
  static List<SampledFrame> item(Vpdq video) {
    List<SampledFrame> frames = new ArrayList<>();
    for (Vpdq.Frame frame : video.frames()) {
      PdqHashes hashes = new PdqHashes(Collections.nCopies(8, frame.hash()), frame.quality());
      frames.add(new SampledFrame(0, frame.millis(), List.of(hashes)));
    }
    return frames;
  }

  /** The frames that the reference implementation found. */
  static Vpdq reference(String name) throws IOException {
    Path file = Fixtures.locate("pdq/vpdq-hashes/" + name + ".txt");
    List<Vpdq.Frame> frames = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      String[] fields = line.split(",", -1);
      frames.add(Vpdq.Frame.of(fields[2], fields[1], fields[3]));
    }
    return new Vpdq(frames);
  }

  static String text(Fingerprint video) {
    return "vpdq " + ((Vpdq) video).text() + "\n";
  }
}
