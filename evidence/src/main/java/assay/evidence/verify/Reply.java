package assay.evidence.verify;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.time.Instant;

/**
 * What a verification says on a command line. The command and the stand-alone jar print the same,
 * so that a script may use either.
 *
 * @param exit 0 verified, 1 refused, 2 could not run
 * @param out what goes to standard output, whole
 * @param err one sentence for standard error, without the name of the program; empty if there is
 *     none
 */
public record Reply(int exit, String out, String err) {
  private static final int REFUSED = 1;
  private static final int COULD_NOT_RUN = 2;

  /**
   * Runs a verification.
   *
   * @param json whether one JSON document is wanted
   * @param now what time it is
   */
  public static Reply to(Verification verification, boolean json, Instant now) {
    try {
      Verified verified = verification.run(now);
      String text = verified.level() + "\n" + verified.sentence() + "\n";
      return new Reply(0, json ? verified.json().pretty() : text, "");
    } catch (RefusedEvidenceException e) {
      return json
          ? new Reply(REFUSED, Verified.json(e).pretty(), "")
          : new Reply(REFUSED, "", e.code() + ": " + e.getMessage());
    } catch (IllegalArgumentException e) {
      return couldNotRun(e.getMessage());
    } catch (NoSuchFileException e) {
      return couldNotRun(e.getFile() + ": is not there");
    } catch (AccessDeniedException e) {
      return couldNotRun(e.getFile() + ": access is denied");
    } catch (CharacterCodingException e) {
      return couldNotRun("a file that should be text is not UTF-8");
    } catch (IOException e) {
      return couldNotRun(String.valueOf(e.getMessage()));
    } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
      // A verifier that fails has refused nothing, and must not look as if it had.
      return couldNotRun("internal error (" + e.getClass().getSimpleName() + ")");
    }
  }

  /** A reply to what makes no sense. */
  public static Reply couldNotRun(String why) {
    return new Reply(COULD_NOT_RUN, "", why);
  }
}
