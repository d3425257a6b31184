package assay.match.list;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
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
    try {
      InputStream buffered = new BufferedInputStream(in, 1 << 16);
      byte[] head = head(buffered);
      if (!Gunzip.begins(head)) {
        return of(buffered, head, algorithm);
      }
      InputStream inner = new BufferedInputStream(new Gunzip(buffered), 1 << 16);
      return Gunzip.guarded(() -> of(inner, head(inner), algorithm));
    } catch (IOException | ListFormatException | RuntimeException e) {
      in.close();
      throw e;
    }
  }

  private static ListElements of(InputStream in, byte[] head, Optional<String> algorithm)
      throws IOException, ListFormatException {
    String text = new String(head, StandardCharsets.UTF_8);
    if (text.startsWith("SQLite format 3\0")) {
      throw new ListFormatException(
          "1",
          "an SQLite database is not read; export it as text, as docs/lists.md says for NSRL RDS 3");
    } else if (algorithm.isEmpty() && VicsDocument.begins(text)) {
      return new VicsDocument(in);
    }
    return new LineElements(
        new TextLines(new InputStreamReader(in, StandardCharsets.UTF_8)),
        algorithm.map(Algorithms::required));
  }

  private static byte[] head(InputStream in) throws IOException {
    byte[] head = new byte[512];
    in.mark(head.length);
    int length = in.readNBytes(head, 0, head.length);
    in.reset();
    return Arrays.copyOf(head, length);
  }
}
