package assay.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds conformance files. The large set lies outside the repository: where the system property or
 * environment variable {@code ASSAY_FIXTURES} says, else in {@code shared/fixtures} beside the
 * checkout. Without it the small files that a module ships under {@code
 * src/test/resources/fixtures} are used, and a line on standard error says so.
 */
public final class Fixtures {
  private static final String NAME = "ASSAY_FIXTURES";

  private Fixtures() {}

  /** The root of the large set, if it is here. */
  public static Optional<Path> largeSet() {
    String configured = System.getProperty(NAME, System.getenv(NAME));
    if (configured != null) {
      return Optional.of(Path.of(configured)).filter(Files::isDirectory);
    }
    Path start = Path.of("").toAbsolutePath();
    for (Path folder = start; folder != null; folder = folder.getParent()) {
      Path beside = folder.resolve("shared/fixtures");
      if (Files.isDirectory(beside)) {
        return Optional.of(beside);
      }
    }
    return Optional.empty();
  }

  /**
   * The regular files directly in a folder of the set, by name.
   *
   * @param folder for example {@code warc}
   */
  public static List<Path> in(String folder) {
    try (Stream<Path> files = Files.list(locate(folder))) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A file or folder of the set.
   *
   * @param path for example {@code warc/gen-forms.warc}
   * @throws IllegalArgumentException if it is neither in the large set nor shipped
   */
  public static Path locate(String path) {
    Optional<Path> large = largeSet().map(root -> root.resolve(path)).filter(Files::exists);
    return large.orElseGet(() -> shipped(path));
  }

  private static Path shipped(String path) {
    System.err.println("FIXTURES ABSENT: " + path + " is taken from the module's own small set");
    URL resource = Fixtures.class.getResource("/fixtures/" + path);
    if (resource == null) {
      throw new IllegalArgumentException("no fixture " + path + "; set " + NAME);
    }
    try {
      return Path.of(resource.toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
