package assay.match.list;

import assay.fingerprint.Fingerprint;
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
  /** Digests of videos are digests like others. */
  private static final String VIDEO = "video_";

  /** Whether a line has two words, or begins with the name of a signal that has more. */
  static boolean isSignal(String line) {
    String[] words = words(line);
    return words.length == 2
        && (!words[1].matches(".*\\s.*")
            || Algorithms.unevaluated(words[0]).isPresent()
            || isOfAddresses(words[0]));
  }

  @Override
  public ListElement.Entry read(String line, String place) throws LineRefusedException {
    String[] words = words(line);
    Optional<String> other = Algorithms.unevaluated(words[0]);
    List<Fingerprint> values = new ArrayList<>();
    List<ListElement.Unevaluated> others = new ArrayList<>();
    if (other.isPresent() && words.length == 2) {
      others.add(new ListElement.Unevaluated(other.get(), words[1]));
    } else {
      int count = line.strip().split("\\s+", -1).length;
      if (count != 2 && !(isOfAddresses(words[0]) && words.length == 2)) {
        throw new LineRefusedException(
            "expected a signal type and a value, found " + count + " words");
      }
      values.add(Algorithms.parse(algorithm(words[0]), words[1]));
    }
    return new ListElement.Entry(
        place, Optional.empty(), Optional.empty(), Collections.emptySortedSet(), values, others);
  }

  /** An address may have spaces in it. */
  private static boolean isOfAddresses(String signal) {
    return Algorithms.named(signal).isPresent() && Algorithms.column(signal).isEmpty();
  }

  private static String algorithm(String signal) throws LineRefusedException {
    String plain = signal.toLowerCase(Locale.ROOT);
    boolean video = plain.startsWith(VIDEO);
    return Algorithms.named(video ? plain.substring(VIDEO.length()) : plain)
        .filter(algorithm -> !(video && algorithm.equals(Algorithms.PDQ)))
        .orElseThrow(
            () ->
                new LineRefusedException(
                    "the signal type is none of "
                        + Algorithms.NAMES
                        + ", video_md5, video_sha256"));
  }

  /** The signal type, and the rest. */
  private static String[] words(String line) {
    return line.strip().split("\\s+", 2);
  }
}
