package assay.dataset.folder;

import static java.nio.charset.StandardCharsets.UTF_8;

import assay.dataset.names.RawName;
import assay.stage.DatasetException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.text.Normalizer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Leaves out the rows of an image folder's metadata that name a removed file. */
final class MetadataRows {
  private final FolderFile file;
  private final Set<String> removed;
  private final Set<String> normalized;

  private MetadataRows(FolderFile file, Set<String> removed) {
    this.file = file;
    this.removed = removed;
    this.normalized = removed.stream().map(MetadataRows::normalized).collect(Collectors.toSet());
  }

  /** For a file that is metadata, if anything was removed at all. */
  static Optional<MetadataRows> of(FolderFile file, Set<String> removed) {
    boolean metadata = Set.of("metadata.csv", "metadata.jsonl").contains(file.baseName());
    return metadata && !removed.isEmpty()
        ? Optional.of(new MetadataRows(file, removed))
        : Optional.empty();
  }

  /**
   * Copies the other rows, byte for byte.
   *
   * @param place for messages
   */
  void write(InputStream in, String place, OutputStream out) throws IOException, DatasetException {
    boolean csv = file.extension().equals("csv");
    Rows rows = new Rows(in, csv, place);
    CsvColumns columns = CsvColumns.none();
    boolean header = csv;
    for (Optional<byte[]> row = rows.next(); row.isPresent(); row = rows.next()) {
      columns = header ? CsvColumns.of(row.get()) : columns;
      List<String> names = csv ? columns.names(row.get()) : JsonNames.in(row.get());
      if (header || names.stream().noneMatch(this::isRemoved)) {
        out.write(row.get());
      }
      header = false;
    }
  }

  /** As it stands first, then in the form that file systems and editors may have changed it to. */
  private boolean isRemoved(String name) {
    String resolved = resolve(file.directory(), name);
    return removed.contains(resolved) || normalized.contains(normalized(resolved));
  }

  /**
   * Relative to the metadata file, as the walk would name it.
   *
   * @param directory in which that file lies, with the last slash; empty for the root
   */
  static String resolve(String directory, String name) {
    Deque<String> parts = new ArrayDeque<>();
    for (String part : (directory + name).split("/", -1)) {
      if (part.equals("..")) {
        parts.pollLast();
      } else if (!part.isEmpty() && !part.equals(".")) {
        parts.addLast(RawName.text(part.getBytes(UTF_8)));
      }
    }
    return String.join("/", new ArrayList<>(parts));
  }

  /** In the form in which names are compared. */
  static String normalized(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFC);
  }
}
