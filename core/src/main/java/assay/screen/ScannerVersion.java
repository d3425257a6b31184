package assay.screen;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Which release of Assay this is; records and snapshots name it. */
public final class ScannerVersion {
  private static final String CURRENT = read();

  private ScannerVersion() {}

  /** For example {@code 0.1.0}. */
  public static String current() {
    return CURRENT;
  }

  private static String read() {
    try (InputStream in = ScannerVersion.class.getResourceAsStream("/assay/version.txt")) {
      return new String(in.readAllBytes(), UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
