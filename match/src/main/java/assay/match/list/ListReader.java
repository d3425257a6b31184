package assay.match.list;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the files of one list. */
final class ListReader {
  private final ListArgument source;
  private final Faults faults;
  private final HashListBuilder list;

  ListReader(ListArgument source, Faults faults) {
    this.source = source;
    this.faults = faults;
    this.list = new HashListBuilder(source.id());
  }

  /** The list, unless some of it was refused. */
  Optional<HashList> read() throws IOException {
    try {
      return readFiles();
    } catch (AccessDeniedException e) {
      faults.add(e.getFile(), "reading it is not permitted");
      return Optional.empty();
    } catch (UncheckedIOException e) { // from listing a folder
      throw e.getCause();
    }
  }

  private Optional<HashList> readFiles() throws IOException {
    long before = faults.count();
    Instant asOf = Instant.EPOCH;
    for (Path file : files()) {
      Instant modified = Files.getLastModifiedTime(file).toInstant();
      asOf = modified.isAfter(asOf) ? modified : asOf;
      read(file);
    }
    return faults.count() > before
        ? Optional.empty()
        : Optional.of(list.build(asOf.truncatedTo(ChronoUnit.SECONDS)));
  }

  private List<Path> files() throws IOException {
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
    return members(path);
  }

  private List<Path> members(Path folder) throws IOException {
    try (Stream<Path> members = Files.list(folder)) {
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

  private void read(Path file) throws IOException {
    long before = faults.count() + list.added();
    try (TextLines lines = TextLines.open(file)) {
      read(file, lines);
    } catch (FileSystemException e) {
      throw e; // names its file
    } catch (IOException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
    if (faults.count() + list.added() == before) {
      faults.add(file.toString(), "there are no entries");
    }
  }

  private void read(Path file, TextLines lines) throws IOException {
    Optional<HashListFormat> format = Optional.empty();
    while (lines.next()) {
      if (lines.saysNothing()) {
        continue;
      }
      try {
        String line = lines.text();
        boolean first = format.isEmpty();
        if (first) {
          format = Optional.of(HashListFormats.of(line, source.algorithm()));
        }
        if (!first || !format.get().startsWithHeader()) {
          format.get().read(line, list);
        }
      } catch (LineRefusedException e) {
        faults.add(file + ":" + lines.number(), e.getMessage());
        if (format.isEmpty()) {
          return; // what the other lines should be is not known
        }
      }
    }
  }
}
