package assay.verify;

import assay.evidence.verify.Verification;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The command line, read by hand: a library for it would be larger than the verifier. */
record Arguments(Optional<String> file, Map<String, String> options, boolean json) {
  private static final List<String> OPTIONS =
      List.of(
          "--bundle",
          "--key",
          "--policy",
          "--item",
          "--content",
          "--content-key",
          "--second",
          "--log",
          "--at");

  /**
   * Reads the arguments.
   *
   * @throws IllegalArgumentException naming what is unknown, repeated or missing
   */
  static Arguments parse(String... arguments) {
    Optional<String> file = Optional.empty();
    Map<String, String> options = new HashMap<>();
    boolean json = false;
    for (int i = 0; i < arguments.length; i++) {
      String argument = arguments[i];
      int equals = argument.indexOf('=');
      if (argument.equals("--json")) {
        json = true;
      } else if (OPTIONS.contains(argument)) {
        demand(i + 1 < arguments.length, argument + " needs a value");
        demand(options.put(argument, arguments[++i]) == null, argument + " is there twice");
      } else if (equals > 0 && OPTIONS.contains(argument.substring(0, equals))) {
        String option = argument.substring(0, equals);
        String value = argument.substring(equals + 1);
        demand(options.put(option, value) == null, option + " is there twice");
      } else {
        demand(!argument.startsWith("-"), argument + " is unknown");
        demand(file.isEmpty(), "one SHARD at a time");
        file = Optional.of(argument);
      }
    }
    demand(options.containsKey("--bundle"), "--bundle FILE is needed");
    return new Arguments(file, options, json);
  }

  private static void demand(boolean holds, String fault) {
    if (!holds) {
      throw new IllegalArgumentException(fault);
    }
  }

  /** What is asked for. */
  Verification verification() {
    try {
      return new Verification(
          file.map(Path::of),
          path("--bundle").orElseThrow(),
          path("--key"),
          path("--policy"),
          path("--item"),
          path("--content"),
          text("--content-key"),
          path("--second"),
          path("--log"),
          text("--at"));
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException("a file name has a character that no file name has", e);
    }
  }

  private Optional<String> text(String option) {
    return Optional.ofNullable(options.get(option));
  }

  private Optional<Path> path(String option) {
    return text(option).map(Path::of);
  }
}
