package assay.match.list;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What stands in one list file, one element after the other, in flat memory whatever its length. It
 * is told whether each is an entry or was refused; what to do about the latter is the caller's.
 */
public interface ListElements extends Closeable {
  /**
   * The next element; empty after the last one, once the file was read to its end.
   *
   * @throws ListFormatException if the rest cannot be read, so that the file has to be refused as a
   *     whole
   * @throws IOException from the stream
   */
  Optional<ListElement> next() throws IOException, ListFormatException;

  /**
   * Reads a file of any format that the package knows, told by how it begins; gzip by content.
   *
   * @param in closed with what is returned, or at once if there is an exception
   * @param algorithm of the bare values in it, if its lines are nothing else
   * @throws IllegalArgumentException if there is no such algorithm
   */
  static ListElements of(InputStream in, Optional<String> algorithm)
      throws IOException, ListFormatException {
    return FileElements.of(in, Optional.empty(), algorithm, Algorithms.ours());
  }

  /**
   * The same of a file of this machine, which may also be of a format that cannot be read in
   * sequence.
   *
   * @param file where it lies; what {@code in} gives of it need not be all that was read
   */
  static ListElements of(InputStream in, Path file, Optional<String> algorithm)
      throws IOException, ListFormatException {
    return FileElements.of(in, Optional.of(file), algorithm, Algorithms.ours());
  }
}
