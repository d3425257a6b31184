package assay.dataset.parquet;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which entries of other shards a row of a table speaks of, so that it leaves with them: files that
 * a table of metadata names, and the samples of img2dataset's shard of which the table is the log.
 */
final class Companions {
  /** What the shard of all files that are no shards is called. */
  private static final String FOLDER = ".";

  private static final String EXTENSION = ".parquet";
  private static final Set<String> LOG = Set.of("url", "key", "status");

  private final String folder;
  private final String stem;
  private final List<Integer> files = new ArrayList<>();
  private final List<Integer> samples = new ArrayList<>();

  /**
   * Looks at the names of the columns.
   *
   * @param shard the table's name
   * @param names in lower case
   */
  Companions(String shard, List<String> names) {
    this.folder = shard.substring(0, shard.lastIndexOf('/') + 1);
    this.stem =
        shard.endsWith(EXTENSION) ? shard.substring(0, shard.length() - EXTENSION.length()) : shard;
    boolean log = names.containsAll(LOG);
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      if (name.equals("file_name") || name.endsWith("_file_name")) {
        files.add(i);
      } else if (log && name.equals("key")) {
        samples.add(i);
      }
    }
  }

  boolean reads(int column) {
    return files.contains(column) || samples.contains(column);
  }

  boolean any() {
    return !files.isEmpty() || !samples.isEmpty();
  }

  /** The names that the entries have, as folders and tars give them. */
  Set<String> of(List<Optional<String>> values) {
    Set<String> names = new HashSet<>();
    for (int column : files) {
      values.get(column).ifPresent(file -> names.add(FOLDER + "!" + folder + file));
    }
    for (int column : samples) {
      values
          .get(column)
          .ifPresent(
              key -> {
                names.add(stem + ".tar!" + key);
                names.add(FOLDER + "!" + stem + "/" + key);
              });
    }
    return names;
  }
}
