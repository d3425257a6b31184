package assay.match.exchange;

import assay.durable.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Where a credential is found. The credential itself is read when it is used, and never kept. */
public sealed interface Secret {
  /**
   * In an environment variable.
   *
   * @param name of the variable
   */
  record Environment(String name) implements Secret {}

  /**
   * In a file that only its owner can read; its first line.
   *
   * @param path absolute
   */
  record InFile(Path path) implements Secret {}

  /**
   * Reads {@code env:NAME} or {@code file:PATH}.
   *
   * @throws IllegalArgumentException for anything else, which may be the credential itself, so that
   *     the message does not quote it
   */
  static Secret parse(String reference) {
    if (reference.startsWith("env:") && reference.length() > 4) {
      return new Environment(reference.substring(4));
    } else if (reference.startsWith("file:") && reference.length() > 5) {
      return new InFile(Path.of(reference.substring(5)).toAbsolutePath().normalize());
    }
    throw new IllegalArgumentException(
        "a credential is given as env:NAME or file:PATH, never as itself");
  }

  /** What {@link #parse} reads. */
  default String reference() {
    return this instanceof Environment environment
        ? "env:" + environment.name()
        : "file:" + ((InFile) this).path();
  }

  /**
   * The credential.
   *
   * @param environment as of {@link System#getenv()}
   * @throws IOException if it is not there, or others can read its file
   */
  default String read(Map<String, String> environment) throws IOException {
    if (this instanceof Environment variable) {
      String value = environment.getOrDefault(variable.name(), "");
      if (value.isEmpty()) {
        throw new IOException("the environment has no " + variable.name());
      }
      return value;
    }
    Path path = ((InFile) this).path();
    if (OwnerOnly.isExposed(path)) {
      throw new IOException(path + ": others can read it; make it its owner's only (chmod 600)");
    }
    return Files.readString(path).lines().findFirst().orElse("").strip();
  }
}
