package assay.dataset.folder;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import assay.dataset.sidecar.Sidecar;
import assay.json.JsonObject;
import assay.policy.SidecarKeys;
import assay.stage.DatasetException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the metadata of an image folder says of its files: rows of {@code metadata.jsonl} and {@code
 * metadata.csv}, beside a file or above it; the nearest that names it counts. Rows are held as text
 * while the files below their folder go by.
 */
final class MetadataNotes {
  /** What is longer is an item like any other; nothing is taken from it. */
  static final int LONGEST = 32 << 20;

  private static final String NAMING = "file_name";

  private final String shard;
  private final SidecarKeys keys;
  private final Map<Path, Map<String, byte[]>> folders = new HashMap<>();
  private final List<String> warnings = new ArrayList<>();

  MetadataNotes(String shard, SidecarKeys keys) {
    this.shard = shard;
    this.keys = keys;
  }

  /** Which files were too long. */
  List<String> warnings() {
    return warnings;
  }

  Optional<Sidecar> of(FolderFile file) throws IOException {
    folders.keySet().removeIf(folder -> !file.path().startsWith(folder));
    String sought = MetadataRows.normalized(file.name());
    Path folder = file.path().getParent();
    String directory = file.directory();
    while (true) {
      byte[] row = rows(folder, directory).get(sought);
      if (row != null) {
        return Sidecar.parse(row, keys).map(Sidecar::withoutTool);
      } else if (directory.isEmpty()) {
        return Optional.empty();
      }
      folder = folder.getParent();
      directory = directory.substring(0, directory.lastIndexOf('/', directory.length() - 2) + 1);
    }
  }

  private Map<String, byte[]> rows(Path folder, String directory) throws IOException {
    Map<String, byte[]> rows = folders.get(folder);
    if (rows == null) {
      rows = new HashMap<>();
      read(folder, directory, "metadata.jsonl", rows);
      read(folder, directory, "metadata.csv", rows);
      folders.put(folder, rows);
    }
    return rows;
  }

  private void read(Path folder, String directory, String name, Map<String, byte[]> rows)
      throws IOException {
    Path file = folder.resolve(name);
    if (!Files.isRegularFile(file, NOFOLLOW_LINKS)) {
      return;
    } else if (Files.size(file) > LONGEST) {
      warnings.add(
          "%s: %s has more than %d bytes; it was not asked where its files came from"
              .formatted(shard, directory + name, LONGEST));
      return;
    }
    boolean csv = name.endsWith(".csv");
    try (InputStream in = Files.newInputStream(file)) {
      Rows texts = new Rows(in, csv, shard);
      List<String> header =
          csv ? texts.next().map(CsvColumns::fields).orElse(List.of()) : List.of();
      for (Optional<byte[]> row = texts.next(); row.isPresent(); row = texts.next()) {
        byte[] json = csv ? json(header, CsvColumns.fields(row.get())) : row.get();
        if (json.length <= Sidecar.LONGEST) {
          for (String named : JsonNames.in(json, NAMING::equals)) {
            rows.putIfAbsent(MetadataRows.normalized(MetadataRows.resolve(directory, named)), json);
          }
        }
      }
    } catch (DatasetException e) {
      throw new IllegalStateException("a row is no longer than its file", e);
    }
  }

  /** The columns that have a name, the first of each. */
  private static byte[] json(List<String> header, List<String> fields) {
    JsonObject json = JsonObject.empty();
    Set<String> names = new HashSet<>(Set.of(""));
    for (int i = 0; i < Math.min(header.size(), fields.size()); i++) {
      json = names.add(header.get(i)) ? json.with(header.get(i), fields.get(i)) : json;
    }
    return json.bytes();
  }
}
