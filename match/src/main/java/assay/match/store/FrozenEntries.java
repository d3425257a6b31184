package assay.match.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import assay.fingerprint.Fingerprint;
import assay.list.ListEntry;
import assay.match.atrest.AtRest;
import assay.match.exchange.EntryKey;
import assay.match.store.Sealer.Column;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;

/**
 * Looks up which entries list a value. Opened at the first match, for most runs match nothing, and
 * open for as long as the process.
 */
final class FrozenEntries {
  static final Comparator<ListEntry> ORDER =
      Comparator.<ListEntry, String>comparing(entry -> entry.id().orElse(""))
          .thenComparing(entry -> entry.classification().orElse(""));

  private final String list;
  private final Path file;
  private final AtRest atRest;
  private Optional<Database> database = Optional.empty();

  FrozenEntries(String list, Path file, AtRest atRest) {
    this.list = list;
    this.file = file;
    this.atRest = atRest;
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

  /** The entries under a {@linkplain EntryId written} id. */
  synchronized List<ListEntry> named(String written) {
    List<ListEntry> entries = new ArrayList<>();
    try {
      if (Files.exists(file)) {
        for (EntryKey key : EntryId.read(written)) {
          add(key, written, entries);
          addOthers(key, written, entries);
        }
      }
      return entries;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All entries with values by an algorithm that is not looked up, under the publisher's name. */
  synchronized List<Other> others(String algorithm) {
    List<Other> others = new ArrayList<>();
    try {
      if (Files.exists(file)) {
        Sealer sealer = database().sealer();
        database()
            .each(
                "SELECT o.value, e.member, e.id, e.classification, e.tags FROM other o"
                    + " JOIN entry e ON e.n = o.entry WHERE o.algorithm = ?",
                row ->
                    others.add(
                        new Other(
                            sealer.text(Column.OTHER, row, 1),
                            EntryId.written(
                                sealer.text(Column.MEMBER, row, 2), sealer.text(Column.ID, row, 3)),
                            sealer.optional(Column.CLASSIFICATION, row, 4),
                            StagedText.tagSet(sealer.text(Column.TAGS, row, 5)))),
                algorithm);
      }
      return others;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * An entry with a value that is not looked up.
   *
   * @param text as the publisher wrote it
   * @param id as it is {@linkplain EntryId written}
   */
  record Other(String text, String id, Optional<String> classification, SortedSet<String> tags) {
    /** What a program would be given under the publisher's name for its algorithm. */
    static String algorithm(String name) {
      return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The listed video, or the value as programs take them, if it can be one. */
    Optional<Fingerprint> value(String name) {
      try {
        return Optional.of(Fingerprint.of(algorithm(name), text.getBytes(UTF_8)));
      } catch (IllegalArgumentException e) { // it stays among those that are not evaluated
        return Optional.empty();
      }
    }

    ListEntry entry(String list, Fingerprint value) {
      return new ListEntry(list, value, Optional.of(id), classification, tags);
    }

    /** Never shows the entry. */
    @Override
    public String toString() {
      return "an entry";
    }
  }

  private Database database() throws IOException {
    if (database.isEmpty()) {
      Database opened = Database.open(file, atRest, Steps.UNWATCHED);
      try {
        Tables.requireForm(opened);
      } catch (IOException e) {
        opened.close();
        throw e;
      }
      database = Optional.of(opened);
    }
    return database.get();
  }

  private void add(EntryKey key, String written, List<ListEntry> entries) throws IOException {
    Sealer sealer = database().sealer();
    database()
        .each(
            "SELECT l.algorithm, l.value, e.classification, e.tags FROM entry e"
                + " JOIN listed l ON l.entry = e.n WHERE e.member = ? AND e.id = ?",
            row ->
                entries.add(
                    new ListEntry(
                        list,
                        Fingerprint.of(row.getString(1), sealer.bytes(Column.VALUE, row, 2)),
                        Optional.of(written),
                        sealer.optional(Column.CLASSIFICATION, row, 3),
                        StagedText.tagSet(sealer.text(Column.TAGS, row, 4)))),
            sealer.text(Column.MEMBER, key.member()),
            sealer.text(Column.ID, key.id()));
  }

  /** Values that no index has, if a program could understand them. */
  private void addOthers(EntryKey key, String written, List<ListEntry> entries) throws IOException {
    Sealer sealer = database().sealer();
    database()
        .each(
            "SELECT o.algorithm, o.value, e.classification, e.tags FROM entry e"
                + " JOIN other o ON o.entry = e.n WHERE e.member = ? AND e.id = ?",
            row -> {
              Other other =
                  new Other(
                      sealer.text(Column.OTHER, row, 2),
                      written,
                      sealer.optional(Column.CLASSIFICATION, row, 3),
                      StagedText.tagSet(sealer.text(Column.TAGS, row, 4)));
              other.value(row.getString(1)).ifPresent(v -> entries.add(other.entry(list, v)));
            },
            sealer.text(Column.MEMBER, key.member()),
            sealer.text(Column.ID, key.id()));
  }

  private List<ListEntry> read(Fingerprint value) throws IOException {
    List<ListEntry> entries = new ArrayList<>();
    Sealer sealer = database().sealer();
    database()
        .each(
            "SELECT e.member, e.id, e.classification, e.tags FROM listed l"
                + " JOIN entry e ON e.n = l.entry WHERE l.algorithm = ? AND l.value = ?",
            row ->
                entries.add(
                    new ListEntry(
                        list,
                        value,
                        Optional.of(
                            EntryId.written(
                                sealer.text(Column.MEMBER, row, 1),
                                sealer.text(Column.ID, row, 2))),
                        sealer.optional(Column.CLASSIFICATION, row, 3),
                        StagedText.tagSet(sealer.text(Column.TAGS, row, 4)))),
            value.algorithmName(),
            sealer.bytes(Column.VALUE, value.bytes()));
    entries.sort(ORDER);
    return entries;
  }
}
