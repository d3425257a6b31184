package assay.cli.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;

/** Which algorithms licensed programs are for. */
public final class LicensedNames {
  private LicensedNames() {}

  /**
   * Starts each program to hear what it is.
   *
   * @throws assay.cli.refusal.UsageException if one cannot be used
   */
  public static SortedSet<String> of(List<Path> hashers) throws IOException {
    try (Programs programs = Programs.install(hashers)) {
      return programs.algorithms();
    }
  }
}
