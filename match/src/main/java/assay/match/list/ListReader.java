package assay.match.list;

import assay.fingerprint.Fingerprint;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
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
    ListArgument source = files.source();
    long before = faults.count() + list.added();
    try (ListElements elements =
        FileElements.of(
            Files.newInputStream(file),
            Optional.empty(),
            source.algorithm(),
            source.algorithms())) {
      read(file, elements);
    } catch (ListFormatException e) {
      faults.add(file + ":" + e.place(), e.reason());
    } catch (FileSystemException e) {
      throw e; // names its file
    } catch (IOException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
    if (faults.count() + list.added() == before) {
      faults.add(file.toString(), "there are no entries");
    }
  }

  private void read(Path file, ListElements elements) throws IOException, ListFormatException {
    Optional<ListElement> next = elements.next();
    while (next.isPresent()) {
      String place = file + ":" + next.get().place();
      if (next.get() instanceof ListElement.Refused refused) {
        faults.add(place, refused.reason());
      } else if (next.get() instanceof ListElement.Entry entry) {
        if (entry.tags().contains(ListElement.KNOWN_GOOD)) {
          faults.add(
              place, "this is a list of what is known to be good; all of it would be matched");
          return;
        }
        add(entry, place);
      }
      next = elements.next();
    }
  }

  private void add(ListElement.Entry entry, String place) {
    if (entry.values().isEmpty()) {
      faults.add(place, files.source().algorithms().noneOfThem());
    }
    for (Fingerprint value : entry.values()) {
      list.add(value, entry.id(), entry.classification());
    }
  }
}
