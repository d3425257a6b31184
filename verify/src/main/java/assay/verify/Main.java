package assay.verify;

import assay.evidence.verify.RefusedEvidenceException;
import assay.evidence.verify.Verified;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.NoSuchFileException;
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
    if (arguments.length == 0 || Arrays.asList(arguments).contains("--help")) {
      out.print(USAGE);
      return arguments.length == 0 ? 2 : 0;
    }
    boolean json = Arrays.asList(arguments).contains("--json");
    try {
      Verified verified = Arguments.parse(arguments).verification().run(Instant.now());
      out.print(
          json ? verified.json().pretty() : verified.level() + "\n" + verified.sentence() + "\n");
      return 0;
    } catch (RefusedEvidenceException e) {
      if (json) {
        out.print(Verified.json(e).pretty());
      } else {
        err.println("assay-verify: " + e.code() + ": " + e.getMessage());
      }
      return 1;
    } catch (IllegalArgumentException e) {
      err.println("assay-verify: " + e.getMessage());
    } catch (NoSuchFileException e) {
      err.println("assay-verify: " + e.getFile() + ": is not there");
    } catch (IOException e) {
      err.println("assay-verify: " + e.getMessage());
    }
    return 2;
  }
}
