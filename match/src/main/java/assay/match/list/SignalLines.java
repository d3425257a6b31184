package assay.match.list;

import assay.fingerprint.DigestAlgorithm;
import java.util.Locale;
import java.util.Optional;

/**
 * A signal type, a space and a value in each line: the {@code local_file} exchange of
 * python-threatexchange.
 */
final class SignalLines implements HashListFormat {
  /** Digests of videos are digests like others. */
  private static final String VIDEO = "video_";

  private final Algorithms algorithms;

  SignalLines(Algorithms algorithms) {
    this.algorithms = algorithms;
  }

  /** Whether a line has two words, as these have. */
  static boolean isSignal(String line) {
    return words(line).length == 2;
  }

  @Override
  public void read(String line, Entries entries) throws LineRefusedException {
    String[] words = words(line);
    if (words.length != 2) {
      throw new LineRefusedException(
          "expected a signal type and a value, found " + words.length + " words");
    }
    entries.add(
        Algorithms.parse(algorithm(words[0]), words[1]), Optional.empty(), Optional.empty());
  }

  private String algorithm(String signal) throws LineRefusedException {
    String plain = signal.toLowerCase(Locale.ROOT);
    boolean video = plain.startsWith(VIDEO);
    return algorithms
        .named(video ? plain.substring(VIDEO.length()) : plain)
        .filter(algorithm -> !(video && DigestAlgorithm.named(algorithm).isEmpty()))
        .orElseThrow(
            () ->
                new LineRefusedException(
                    "the signal type is none of "
                        + algorithms.names()
                        + ", video_md5, video_sha256"));
  }

  private static String[] words(String line) {
    return line.strip().split("\\s+");
  }
}
