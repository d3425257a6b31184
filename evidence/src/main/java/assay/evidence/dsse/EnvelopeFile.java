package assay.evidence.dsse;

import assay.durable.AtomicFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Envelopes on disk. */
public final class EnvelopeFile {
  /** Ends the name of a file with one envelope. */
  public static final String ONE = ".dsse.json";

  /** Ends the name of a file with any number of envelopes, one a line. */
  public static final String SEVERAL = ".intoto.jsonl";

  private static final int MAX_LINES_BYTES = 4 * Envelope.MAX_BYTES;

  private EnvelopeFile() {}

  /** Replaces or creates the file. */
  public static void write(Path file, Envelope envelope) throws IOException {
    AtomicFile.write(
        file,
        out -> {
          out.write(envelope.write());
          out.write('\n');
        });
  }

  /**
   * Reads the one envelope of a file.
   *
   * @throws EnvelopeException if it is none
   */
  public static Envelope read(Path file) throws IOException, EnvelopeException {
    return Envelope.parse(bytes(file, Envelope.MAX_BYTES));
  }

  /**
   * Reads the envelopes of a file with one a line. A line that is none is skipped: others may add
   * lines of kinds that we do not know. So what counts is what is found, never that nothing else
   * was there.
   *
   * @throws EnvelopeException if the file is longer than 64 MiB
   */
  public static List<Envelope> readLines(Path file) throws IOException, EnvelopeException {
    byte[] bytes = bytes(file, MAX_LINES_BYTES);
    List<Envelope> envelopes = new ArrayList<>();
    int start = 0;
    for (int i = 0; i <= bytes.length; i++) {
      if (i == bytes.length || bytes[i] == '\n') {
        addIfReadable(Arrays.copyOfRange(bytes, start, i), envelopes);
        start = i + 1;
      }
    }
    return List.copyOf(envelopes);
  }

  private static void addIfReadable(byte[] line, List<Envelope> envelopes) {
    try {
      envelopes.add(Envelope.parse(line));
    } catch (EnvelopeException e) {
      // in-toto bundles: unrecognised lines are skipped
    }
  }

  private static byte[] bytes(Path file, int most) throws IOException, EnvelopeException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(most + 1);
      if (bytes.length > most) {
        throw new EnvelopeException(file + ": has more than " + most + " bytes");
      }
      return bytes;
    }
  }
}
