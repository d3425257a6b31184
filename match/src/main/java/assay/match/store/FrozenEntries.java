package assay.match.store;

import assay.fingerprint.Fingerprint;
import assay.list.ListEntry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Looks up which entries list a value. Opened at the first match, for most runs match nothing, and
 * open for as long as the process.
 */
final class FrozenEntries {
  private static final Comparator<ListEntry> ORDER =
      Comparator.<ListEntry, String>comparing(entry -> entry.id().orElse(""))
          .thenComparing(entry -> entry.classification().orElse(""));

  private final String list;
  private final Path file;
  private Optional<Database> database = Optional.empty();

  FrozenEntries(String list, Path file) {
    this.list = list;
    this.file = file;
  }

  /**
   * The entries of a value that is listed in the frozen version; if they were withdrawn since, or
   * the list was removed, one of which nothing else is known.
   */
  synchronized List<ListEntry> of(Fingerprint value) {
    try {
      List<ListEntry> entries = Files.exists(file) ? read(value) : List.of();
      return entries.isEmpty()
          ? List.of(new ListEntry(list, value, Optional.empty(), Optional.empty()))
          : entries;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<ListEntry> read(Fingerprint value) throws IOException {
    if (database.isEmpty()) {
      database = Optional.of(Database.open(file, Steps.UNWATCHED));
    }
    List<ListEntry> entries = new ArrayList<>();
    database
        .get()
        .each(
            "SELECT e.member, e.id, e.classification, e.tags FROM listed l"
                + " JOIN entry e ON e.n = l.entry WHERE l.algorithm = ? AND l.value = ?",
            row ->
                entries.add(
                    new ListEntry(
                        list,
                        value,
                        Optional.of(id(row.getString(1), row.getString(2))),
                        Optional.ofNullable(row.getString(3)),
                        StagedText.tagSet(row.getString(4)))),
            value.algorithmName(),
            value.bytes());
    entries.sort(ORDER);
    return entries;
  }

  private static String id(String member, String id) {
    return member.isEmpty() ? id : member + "/" + id;
  }
}
