package assay.match.list;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What the user named.
 *
 * @param algorithm of the bare values in it, if that was said
 * @param algorithms that the list may use
 * @param place the path as it was given
 */
record ListArgument(Optional<String> algorithm, Algorithms algorithms, String place) {
  /** Takes what precedes the first colon for an algorithm if it is the name of one. */
  static ListArgument parse(String argument, Algorithms algorithms) {
    int colon = argument.indexOf(':');
    Optional<String> algorithm =
        colon < 0 ? Optional.empty() : algorithms.named(argument.substring(0, colon));
    return new ListArgument(
        algorithm, algorithms, algorithm.isPresent() ? argument.substring(colon + 1) : argument);
  }

  Path path() {
    return Path.of(place);
  }

  /**
   * The name of the file or folder without what looks like extensions ({@code .csv}, {@code
   * .v2.txt}, but not {@code .01}), with a hyphen for each other character than {@code
   * A-Za-z0-9._-}.
   */
  String id() {
    Path name = path().toAbsolutePath().normalize().getFileName();
    String full = name == null ? "" : name.toString().replaceAll("[^A-Za-z0-9._-]", "-");
    String base = full.replaceAll("(\\.[A-Za-z][A-Za-z0-9]{0,5})+$", "");
    if (!base.isEmpty()) {
      return base;
    }
    return full.isEmpty() ? "list" : full;
  }
}
