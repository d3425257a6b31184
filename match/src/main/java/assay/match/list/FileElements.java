package assay.match.list;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** Tells by how a file begins what it is. */
final class FileElements {
  private FileElements() {}

  /**
   * As {@link ListElements#of}, for a run that knows more algorithms.
   *
   * @param file where it lies, if that is on this machine
   * @param algorithms that can be looked up
   */
  static ListElements of(
      InputStream in, Optional<Path> file, Optional<String> algorithm, Algorithms algorithms)
      throws IOException, ListFormatException {
    try {
      InputStream buffered = new BufferedInputStream(in, 1 << 16);
      byte[] head = head(buffered);
      if (!Gunzip.begins(head)) {
        return of(buffered, head, file, algorithm, algorithms);
      }
      InputStream inner = new BufferedInputStream(new Gunzip(buffered), 1 << 16);
      return Gunzip.guarded(() -> of(inner, head(inner), Optional.empty(), algorithm, algorithms));
    } catch (IOException | ListFormatException | RuntimeException e) {
      in.close();
      throw e;
    }
  }

  private static ListElements of(
      InputStream in,
      byte[] head,
      Optional<Path> file,
      Optional<String> algorithm,
      Algorithms algorithms)
      throws IOException, ListFormatException {
    String text = new String(head, StandardCharsets.UTF_8);
    if (NsrlDatabase.begins(text)) {
      in.close();
      return NsrlDatabase.open(
          file.orElseThrow(
              () ->
                  new ListFormatException(
                      "1", "an SQLite database (NSRL RDS 3) is read by the exchange folder only")));
    } else if (algorithm.isEmpty() && VicsDocument.begins(text)) {
      return new VicsDocument(in, algorithms);
    }
    return new LineElements(
        new TextLines(new InputStreamReader(in, StandardCharsets.UTF_8)),
        algorithm.map(algorithms::required),
        algorithms);
  }

  private static byte[] head(InputStream in) throws IOException {
    byte[] head = new byte[512];
    in.mark(head.length);
    int length = in.readNBytes(head, 0, head.length);
    in.reset();
    return Arrays.copyOf(head, length);
  }
}
