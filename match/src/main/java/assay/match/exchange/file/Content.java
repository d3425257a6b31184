package assay.match.exchange.file;

import assay.json.JsonObject;
import assay.match.exchange.ExchangeException;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

/** The files of a list in one state, read once, one after the other. */
interface Content extends Closeable {
  /**
   * A file under the name that it has in messages.
   *
   * @param file where it lies, if that is on this machine
   */
  record Part(String name, Optional<Path> file, InputStream bytes) {}

  /** The next file, after the one before was read. */
  Optional<Part> next() throws IOException, ExchangeException;

  /**
   * After the last file: whether all was read that should have been there.
   *
   * @return the cursor by which this state is known again
   * @throws ExchangeException if it was anything else
   */
  JsonObject verified() throws IOException, ExchangeException;
}
