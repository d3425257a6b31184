package assay.match.list;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Optional;

/** Reads the files of one list. */
final class ListReader {
  private final ListFiles files;
  private final Faults faults;
  private final HashListBuilder list;

  ListReader(ListFiles files, Faults faults) {
    this.files = files;
    this.faults = faults;
    this.list = new HashListBuilder(files.source().id());
  }

  /** The list, unless some of it was refused. */
  Optional<HashList> read() throws IOException {
    long before = faults.count();
    try {
      for (Path file : files.files()) {
        read(file);
      }
    } catch (AccessDeniedException e) {
      faults.add(e.getFile(), "reading it is not permitted");
    }
    return faults.count() > before ? Optional.empty() : Optional.of(list.build(files.asOf()));
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
    ListArgument source = files.source();
    Optional<HashListFormat> format = Optional.empty();
    while (lines.next()) {
      if (lines.saysNothing()) {
        continue;
      }
      try {
        String line = lines.text();
        boolean first = format.isEmpty();
        if (first) {
          format = Optional.of(HashListFormats.of(line, source.algorithm(), source.algorithms()));
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
