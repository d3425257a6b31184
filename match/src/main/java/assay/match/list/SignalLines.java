package assay.match.list;

import assay.fingerprint.DigestAlgorithm;
import assay.fingerprint.Fingerprint;
import assay.fingerprint.Vpdq;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A signal type, a space and a value in each line: the {@code local_file} exchange of
 * python-threatexchange.
 */
final class SignalLines implements HashListFormat {
  /** Digests of videos are digests like others; hashes of their frames are called so, too. */
  private static final String VIDEO = "video_";

  private final Algorithms algorithms;

  SignalLines(Algorithms algorithms) {
    this.algorithms = algorithms;
  }

  /** Whether a line has two words, or begins with the name of a signal that has more. */
  static boolean isSignal(String line, Algorithms algorithms) {
    String[] words = words(line);
    return words.length == 2
        && (!words[1].matches(".*\\s.*")
            || algorithms.unevaluated(words[0]).isPresent()
            || mayHaveSpaces(words[0], algorithms));
  }

  /** Whether a line has the frames of a video. */
  static boolean isVideo(String line) {
    String[] words = words(line);
    return words.length == 2 && words[1].startsWith("[") && mayBeVideo(words[0]);
  }

  private static boolean mayBeVideo(String signal) {
    String plain = signal.toLowerCase(Locale.ROOT);
    return plain.equals(Vpdq.NAME) || plain.equals(VIDEO + Vpdq.NAME);
  }

  @Override
  public ListElement.Entry read(String line, String place) throws LineRefusedException {
    String[] words = words(line);
    Optional<String> other = algorithms.unevaluated(words[0]);
    List<Fingerprint> values = new ArrayList<>();
    List<ListElement.Unevaluated> others = new ArrayList<>();
    if (other.isPresent() && words.length == 2) {
      others.add(new ListElement.Unevaluated(other.get(), words[1]));
    } else {
      int count = line.strip().split("\\s+", -1).length;
      if (count != 2 && !(mayHaveSpaces(words[0], algorithms) && words.length == 2)) {
        throw new LineRefusedException(
            "expected a signal type and a value, found " + count + " words");
      }
      values.add(Algorithms.parse(algorithm(words[0]), words[1]));
    }
    return new ListElement.Entry(
        place, Optional.empty(), Optional.empty(), Collections.emptySortedSet(), values, others);
  }

  /** An address, an array, and a value that only a program understands. */
  private static boolean mayHaveSpaces(String signal, Algorithms algorithms) {
    return mayBeVideo(signal)
        || algorithms.licensed(signal).isPresent()
        || (algorithms.named(signal).isPresent() && algorithms.column(signal).isEmpty());
  }

  private String algorithm(String signal) throws LineRefusedException {
    String plain = signal.toLowerCase(Locale.ROOT);
    boolean video = plain.startsWith(VIDEO);
    return algorithms
        .named(video ? plain.substring(VIDEO.length()) : plain)
        .filter(algorithm -> !video || isOfVideos(algorithm))
        .orElseThrow(
            () ->
                new LineRefusedException(
                    "the signal type is none of "
                        + algorithms.names()
                        + ", video_md5, video_sha256, video_vpdq"));
  }

  private static boolean isOfVideos(String algorithm) {
    return algorithm.equals(Vpdq.NAME) || DigestAlgorithm.named(algorithm).isPresent();
  }

  /** The signal type, and the rest. */
  private static String[] words(String line) {
    return line.strip().split("\\s+", 2);
  }
}
