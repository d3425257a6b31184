package assay.match.licensed;

import assay.fingerprint.DigestAlgorithm;
import assay.match.child.ContainedProgram;
import assay.stage.LicensedProgram;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeoutException;

/**
 * A program that said once what it is, and how it is started again.
 *
 * @param way how it is contained
 */
record ProgramFile(Path file, ContainedProgram way, LicensedProgram program, Patience patience) {
  /** What a program may use of the address space beside the entries. */
  private static final long PROGRAM_BYTES = 4L << 30;

  /** What it may use for each byte of the entries that it is told. */
  private static final long ENTRY_BYTES = 16;

  private static final List<String> ARGUMENTS = List.of("--protocol=" + Session.PROTOCOL);

  /**
   * Starts it to hear what it is.
   *
   * @throws LicensedProgramException if it is not a program that says so
   */
  static ProgramFile ask(Path file, Patience patience)
      throws IOException, LicensedProgramException {
    List<ContainedProgram> ways = ContainedProgram.ways(file);
    if (ways.isEmpty()) {
      throw new LicensedProgramException(
          file + ": is no executable file, or nothing here can contain it (prlimit is missing)");
    }
    String sha256 = sha256(file);
    String fault = "";
    for (ContainedProgram way : ways) {
      try (Session session = new Session(way.start(ARGUMENTS, PROGRAM_BYTES), patience)) {
        return new ProgramFile(file, way, session.hello(sha256), patience);
      } catch (MalformedAnswerException e) {
        fault = e.getMessage();
      } catch (TimeoutException e) {
        fault = "it says nothing for " + patience.hello().toSeconds() + " seconds";
      } catch (IOException e) {
        fault = "it ends before it says hello";
      }
    }
    throw new LicensedProgramException(
        file + ": is no licensed hasher that can be run contained: " + fault);
  }

  /**
   * Starts it again.
   *
   * @throws IOException if it is not what it was
   */
  Session start(LicensedEntries entries) throws IOException, TimeoutException {
    if (!sha256(file).equals(program.sha256())) {
      throw new IOException(file + ": was changed while it was used");
    }
    long memory = PROGRAM_BYTES + ENTRY_BYTES * entries.bytes();
    Session session = new Session(way.start(ARGUMENTS, memory), patience);
    try {
      if (!session.hello(program.sha256()).equals(program)) {
        throw new MalformedAnswerException("it says that it is something else than before");
      }
      return session;
    } catch (IOException | TimeoutException | RuntimeException e) {
      session.close();
      throw e;
    }
  }

  private static String sha256(Path file) throws IOException {
    MessageDigest digest = DigestAlgorithm.SHA256.begin();
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
