package assay.cli;

import assay.cli.refusal.RefusedException;
import assay.cli.refusal.Unforeseen;
import assay.cli.refusal.UsageException;
import assay.stage.CustodyException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Says what went wrong in one sentence, and which exit code that is. Never shows a stack trace. */
final class Failures implements IExecutionExceptionHandler {
  private static final int REFUSED = 1;
  private static final int USAGE = 2;

  @Override
  public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
    say(command, sentence(e));
    return e instanceof UsageException ? USAGE : REFUSED;
  }

  /** Says one sentence; the exit code is that of a refusal. */
  static int say(CommandLine command, String sentence) {
    command.getErr().println("assay: " + sentence);
    command.getErr().flush();
    return REFUSED;
  }

  private static String sentence(Exception e) {
    if (e instanceof UsageException
        || e instanceof RefusedException
        || e instanceof CustodyException) {
      return e.getMessage();
    } else if (e instanceof UncheckedIOException unchecked) {
      return sentence(unchecked.getCause());
    } else if (e instanceof CharacterCodingException) {
      return "a file that should be text is not UTF-8";
    } else if (e instanceof NoSuchFileException missing) {
      return missing.getFile() + ": is not there";
    } else if (e instanceof AccessDeniedException denied) {
      return denied.getFile() + ": access is denied";
    } else if (e instanceof FileSystemException file && file.getReason() != null) {
      return file.getFile() + ": " + file.getReason() + resumable();
    } else if (e instanceof IOException) {
      return e.getMessage() + resumable();
    }
    // The message of an unforeseen exception may quote content, so only its kind is shown.
    return Unforeseen.describe(e) + resumable();
  }

  private static String resumable() {
    return "; nothing is lost, the same command goes on from here";
  }
}
