package assay.match.atrest;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How lists lie on disk: in the clear, in files of their owner's only, or encrypted with a key of
 * the workspace. May be shared between threads.
 */
public sealed interface AtRest permits Clear, Encrypted {
  /** The length of a key in bytes. */
  int KEY_BYTES = 32;

  /** Files are what their formats say, and are mapped. */
  static AtRest clear() {
    return Clear.INSTANCE;
  }

  /**
   * Files are encrypted, and what is not is refused.
   *
   * @param key 32 random bytes
   * @throws IllegalArgumentException if it is of another length
   */
  static AtRest encrypted(byte[] key) {
    return new Encrypted(key);
  }

  /** Writes the content of a file. */
  @FunctionalInterface
  interface Body {
    void writeTo(OutputStream out) throws IOException;
  }

  /** What tells this key from others, 32 hexadecimal digits; empty in the clear. */
  Optional<String> keyId();

  /** Writes what a file holds. It is complete when this returns; {@code out} is not closed. */
  void write(OutputStream out, Body body) throws IOException;

  /**
   * Opens a file that was written so.
   *
   * @throws LockedException if it is encrypted, and not with this key
   * @throws BrokenSealException if a key is there and the file is not encrypted, or damaged
   */
  Content open(Path file) throws IOException;

  /** For the pieces of one scratch file, which nobody reads after this process. */
  Pieces pieces();

  /** For columns of tables; empty in the clear. */
  Optional<Columns> columns();
}
