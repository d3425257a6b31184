package assay.match.licensed;

import assay.fingerprint.LicensedHash;
import assay.item.MediaType;
import assay.json.JsonObject;
import assay.stage.LicensedProgram;
import assay.stage.UnreadableItemException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * A licensed program that the operator installed. It was asked what it is, and can be asked for the
 * value of a picture, and be opened to compare.
 */
public final class LicensedHasher implements AutoCloseable {
  private final ProgramFile file;
  private final Sessions plain;

  private LicensedHasher(ProgramFile file) {
    this.file = file;
    String algorithm = file.program().algorithm();
    this.plain = new Sessions(file, LicensedEntries.of(algorithm, Stream.empty()));
  }

  /**
   * Starts a program to hear what it is.
   *
   * @throws LicensedProgramException if it cannot be used
   */
  public static LicensedHasher install(Path file) throws IOException, LicensedProgramException {
    return install(file, Patience.standard());
  }

  static LicensedHasher install(Path file, Patience patience)
      throws IOException, LicensedProgramException {
    return new LicensedHasher(ProgramFile.ask(file, patience));
  }

  /** What it says that it is. */
  public LicensedProgram program() {
    return file.program();
  }

  /** What it is and how it is contained, for the summary of a run. */
  public JsonObject json() {
    return program().json().with("contained", file.way().describe());
  }

  /**
   * The program's own value of a picture.
   *
   * @throws UnreadableItemException if it has none
   */
  public LicensedHash hash(byte[] picture, MediaType type)
      throws IOException, UnreadableItemException {
    return plain.ask(session -> session.hash(program().algorithm(), picture, type));
  }

  /**
   * Hands it the entries.
   *
   * @throws LicensedProgramException if it does not take all of them
   */
  public OpenedHasher open(LicensedEntries entries) throws IOException, LicensedProgramException {
    if (!entries.algorithm().equals(program().algorithm())) {
      throw new IllegalArgumentException(
          "expected values of " + program().algorithm() + ", found " + entries.algorithm());
    }
    Sessions sessions = new Sessions(file, entries);
    sessions.begin();
    return new OpenedHasher(program(), entries, sessions);
  }

  /** Ends its processes; what was opened lives on. */
  @Override
  public void close() {
    plain.close();
  }
}
