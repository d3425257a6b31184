package assay.verify;

import assay.evidence.verify.Reply;
import java.io.PrintStream;
import java.time.Instant;
import java.util.Arrays;

/** Verifies, and says so by its exit code: 0 verified, 1 refused, 2 could not run. */
public final class Main {
  private static final String USAGE =
      """
      Usage: java -jar assay-verify.jar [SHARD] --bundle FILE (--key FILE | --policy FILE)
               [--item PROOF] [--content PROOF --content-key HEX] [--second FILE]
               [--log DIR] [--at TIME] [--json]
      Verifies an output shard, one item or a statement against its evidence, offline.
      Exit codes: 0 verified, 1 refused (with a code), 2 could not run.
      """;

  private Main() {}

  /** Ends the process with the exit code. */
  public static void main(String[] arguments) {
    System.exit(run(System.out, System.err, arguments));
  }

  static int run(PrintStream out, PrintStream err, String... arguments) {
    if (Arrays.asList(arguments).contains("--help")) {
      out.print(USAGE);
      return 0;
    } else if (arguments.length == 0) {
      err.print(USAGE);
      return 2;
    }
    Reply reply = reply(arguments);
    out.print(reply.out());
    if (!reply.err().isEmpty()) {
      err.println("assay-verify: " + reply.err());
    }
    return reply.exit();
  }

  private static Reply reply(String... arguments) {
    try {
      Arguments parsed = Arguments.parse(arguments);
      return Reply.to(parsed.verification(), parsed.json(), Instant.now());
    } catch (IllegalArgumentException e) {
      return Reply.couldNotRun(e.getMessage());
    }
  }
}
