package assay.match.list;

import assay.fingerprint.DigestAlgorithm;
import assay.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The files of one list.
 *
 * @param asOf when the newest of them was last modified
 */
record ListFiles(ListArgument source, List<Path> files, Instant asOf) {
  /** Raised when the same files would make another list, or another file of it. */
  private static final int FORMAT = 2;

  /** What lies where the argument says, unless some of it is no list. */
  static Optional<ListFiles> of(ListArgument source, Faults faults) throws IOException {
    long before = faults.count();
    try {
      List<Path> files = files(source, faults);
      Instant asOf = Instant.EPOCH;
      for (Path file : files) {
        Instant modified = Files.getLastModifiedTime(file).toInstant();
        asOf = modified.isAfter(asOf) ? modified : asOf;
      }
      return faults.count() > before
          ? Optional.empty()
          : Optional.of(new ListFiles(source, files, asOf.truncatedTo(ChronoUnit.SECONDS)));
    } catch (AccessDeniedException e) {
      faults.add(e.getFile(), "reading it is not permitted");
      return Optional.empty();
    } catch (UncheckedIOException e) { // from listing a folder
      throw e.getCause();
    }
  }

  private static List<Path> files(ListArgument source, Faults faults) throws IOException {
    Path path = source.path();
    if (Files.isRegularFile(path)) {
      return List.of(path);
    } else if (source.place().isBlank() || !Files.isDirectory(path)) {
      // An empty path would be the working directory, and a pipe without a writer would hang.
      faults.add(
          source.place(),
          Files.exists(path) ? "expected a file or a folder" : "there is no such file or folder");
      return List.of();
    }
    return members(source, faults);
  }

  private static List<Path> members(ListArgument source, Faults faults) throws IOException {
    try (Stream<Path> members = Files.list(source.path())) {
      List<Path> all =
          members.filter(file -> !file.getFileName().toString().startsWith(".")).sorted().toList();
      all.stream()
          .filter(file -> !Files.isRegularFile(file))
          .forEach(other -> faults.add(other.toString(), "expected a file"));
      if (all.isEmpty()) {
        faults.add(source.place(), "the folder has no files");
      }
      return all.stream().filter(Files::isRegularFile).toList();
    }
  }

  /**
   * Stands for everything that decides what list these files make: 64 hexadecimal digits. Their
   * content is read for it; times alone are not trusted.
   */
  Optional<String> key(Faults faults) throws IOException {
    List<JsonObject> read = new ArrayList<>();
    for (Path file : files) {
      try {
        String name = String.valueOf(file.getFileName());
        read.add(JsonObject.empty().with("name", name).with("sha256", sha256(file)));
      } catch (AccessDeniedException e) {
        faults.add(e.getFile(), "reading it is not permitted");
        return Optional.empty();
      }
    }
    JsonObject all =
        JsonObject.empty()
            .with("format", FORMAT)
            .with("id", source.id())
            .with("algorithm", source.algorithm())
            .withUnlessEmpty("licensed", source.algorithms().licensed())
            .with("asOf", asOf.toString())
            .with("files", read);
    MessageDigest digest = DigestAlgorithm.SHA256.begin();
    return Optional.of(HexFormat.of().formatHex(digest.digest(all.bytes())));
  }

  private static String sha256(Path file) throws IOException {
    MessageDigest digest = DigestAlgorithm.SHA256.begin();
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
