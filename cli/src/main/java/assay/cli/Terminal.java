package assay.cli;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the launcher knows and Java cannot tell: whether people see what is written, and how it was
 * called.
 */
final class Terminal {
  private static final String SHOWN = System.getProperty("assay.terminal", "");

  private static final String COMMAND = System.getProperty("assay.command", "./assay");

  private Terminal() {}

  /** A command line as it can be pasted into a shell, in the current folder. */
  static String command(Object... words) {
    return Stream.concat(Stream.of(COMMAND), Stream.of(words))
        .map(word -> quoted(word.toString()))
        .collect(Collectors.joining(" "));
  }

  private static String quoted(String word) {
    return word.matches("[\\w./:+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  /** Standard output is a terminal. */
  static boolean showsOutput() {
    return shows("1");
  }

  /** Standard error is a terminal. */
  static boolean showsErrors() {
    return shows("2");
  }

  private static boolean shows(String descriptor) {
    return SHOWN.contains(descriptor);
  }
}
