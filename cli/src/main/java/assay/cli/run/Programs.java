package assay.cli.run;

import assay.cli.refusal.RefusedException;
import assay.cli.refusal.UsageException;
import assay.fingerprint.LicensedHash;
import assay.item.MediaType;
import assay.json.JsonObject;
import assay.list.ListEntry;
import assay.match.licensed.LicensedEntries;
import assay.match.licensed.LicensedHasher;
import assay.match.licensed.LicensedProgramException;
import assay.match.licensed.OpenedHasher;
import assay.stage.LicensedMatcher;
import assay.stage.LicensedProgram;
import assay.stage.UnreadableItemException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/** The licensed programs that are installed for one run, by algorithm. */
final class Programs implements Closeable {
  private static final MediaType DRAWING = MediaType.of("image/jpeg");

  private final SortedMap<String, LicensedHasher> hashers = new TreeMap<>();
  private final SortedMap<String, OpenedHasher> opened = new TreeMap<>();

  private Programs() {}

  /**
   * Starts each to hear what it is.
   *
   * @throws UsageException if one cannot be used, or two have the same algorithm
   */
  static Programs install(List<Path> files) throws IOException {
    Programs programs = new Programs();
    try {
      for (Path file : files) {
        LicensedHasher hasher = LicensedHasher.install(file);
        String algorithm = hasher.program().algorithm();
        if (programs.hashers.putIfAbsent(algorithm, hasher) != null) {
          throw new UsageException(file + ": another --hasher is installed for " + algorithm);
        }
      }
      return programs;
    } catch (LicensedProgramException e) {
      programs.close();
      throw new UsageException(e.getMessage());
    } catch (IOException | RuntimeException e) {
      programs.close();
      throw e;
    }
  }

  /** Whose values lists may have. */
  SortedSet<String> algorithms() {
    return new TreeSet<>(hashers.keySet());
  }

  /** What decides, for the configuration of the run. */
  List<JsonObject> installed() {
    return hashers.values().stream().map(hasher -> hasher.program().json()).toList();
  }

  /** The same with how this machine contains them, for the summary. */
  List<JsonObject> json() {
    return hashers.values().stream().map(LicensedHasher::json).toList();
  }

  /** Those that have entries to compare with, and so take part in the run. */
  List<LicensedProgram> used() {
    return opened.values().stream().map(OpenedHasher::program).toList();
  }

  /** Whether drawings can show that it works. */
  boolean takesDrawings(String algorithm) {
    return hashers.get(algorithm).program().appliesTo(DRAWING);
  }

  /**
   * The program's own value of a harmless drawing.
   *
   * @throws RefusedException if it has none
   */
  LicensedHash hash(String algorithm, byte[] drawing) throws IOException {
    try {
      return hashers.get(algorithm).hash(drawing, DRAWING);
    } catch (UnreadableItemException e) {
      throw new RefusedException(
          "the program for "
              + algorithm
              + " gives no value to a harmless drawing ("
              + e.reason().code()
              + "); nothing was screened");
    }
  }

  /**
   * Hands over what the lists of the run have. Lists of any origin do it here.
   *
   * @param entries of an algorithm, all that all lists have
   * @throws UsageException if a program does not take all that is meant for it
   */
  List<LicensedMatcher> open(Function<String, Stream<ListEntry>> entries) throws IOException {
    for (Map.Entry<String, LicensedHasher> installed : hashers.entrySet()) {
      String algorithm = installed.getKey();
      LicensedEntries listed = LicensedEntries.of(algorithm, entries.apply(algorithm));
      if (listed.size() > 0) {
        try {
          opened.put(algorithm, installed.getValue().open(listed));
        } catch (LicensedProgramException e) {
          throw new UsageException(e.getMessage());
        }
      }
    }
    return List.copyOf(opened.values());
  }

  @Override
  public void close() {
    hashers.values().forEach(LicensedHasher::close);
    opened.values().forEach(OpenedHasher::close);
  }
}
