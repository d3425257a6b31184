package assay.match.list;

import assay.fingerprint.DigestAlgorithm;
import assay.fingerprint.LicensedHash;
import assay.fingerprint.Vpdq;
import assay.json.JsonException;
import assay.json.JsonObject;
import assay.list.ListVersion;
import assay.match.atrest.AtRest;
import assay.match.file.IndexFile;
import assay.match.file.IndexFileException;
import assay.match.file.IndexFileWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** One list with its indexes in an index file. The package says how. */
final class BankFile {
  private static final String ABOUT = "about";
  private static final String IDS = "ids";
  private static final String CLASSIFICATIONS = "classifications";

  private BankFile() {}

  /** Writes a list that was made of what the key stands for. */
  static void write(Path file, AtRest atRest, String key, HashList list) throws IOException {
    JsonObject about = JsonObject.empty().with("key", key).with("list", list.version().json());
    IndexFileWriter.write(
        file,
        atRest,
        out -> {
          out.section(ABOUT, ByteBuffer.wrap(about.bytes()));
          EntryTexts any = list.columns().values().iterator().next().texts(); // they share them
          any.idTexts().write(out, IDS);
          any.classificationTexts().write(out, CLASSIFICATIONS);
          for (Map.Entry<String, ListedColumn> column : list.columns().entrySet()) {
            column.getValue().write(out, column.getKey());
          }
        });
  }

  /**
   * Opens a list.
   *
   * @throws IndexFileException if the file is damaged, or not the one that was made of what the key
   *     stands for
   */
  static HashList open(Path path, AtRest atRest, String key) throws IOException {
    IndexFile file = IndexFile.open(path, atRest);
    ListVersion version =
        about(file)
            .filter(about -> about.text("key").equals(Optional.of(key)))
            .flatMap(about -> about.object("list"))
            .flatMap(BankFile::version)
            .orElseThrow(() -> IndexFileException.in(path, ABOUT, "it was made of something else"));
    Texts ids = Texts.open(file, IDS);
    Texts classifications = Texts.open(file, CLASSIFICATIONS);
    SortedMap<String, ListedColumn> columns = new TreeMap<>();
    for (Map.Entry<String, Long> entries : version.entries().entrySet()) {
      String algorithm = entries.getKey();
      ListedColumn column = ListedColumn.open(file, algorithm, ids, classifications);
      if (column.values().size() != entries.getValue()) {
        throw IndexFileException.in(path, ABOUT, "it counts other entries of " + algorithm);
      }
      columns.put(algorithm, column);
    }
    return new HashList(version, columns);
  }

  private static Optional<JsonObject> about(IndexFile file) throws IndexFileException {
    try {
      CharSequence text = StandardCharsets.UTF_8.decode(file.section(ABOUT));
      return Optional.of(JsonObject.parse(text.toString()));
    } catch (JsonException e) {
      return Optional.empty();
    }
  }

  /** What {@link ListVersion#json} wrote. */
  private static Optional<ListVersion> version(JsonObject list) {
    return ListVersion.read(list)
        .filter(version -> version.entries().keySet().stream().allMatch(BankFile::isKnown));
  }

  private static boolean isKnown(String algorithm) {
    return algorithm.equals(Algorithms.PDQ)
        || algorithm.equals(Vpdq.NAME)
        || DigestAlgorithm.named(algorithm).isPresent()
        || LicensedHash.isName(algorithm);
  }
}
