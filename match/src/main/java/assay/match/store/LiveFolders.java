package assay.match.store;

import assay.durable.FolderTree;
import assay.durable.OwnerOnly;
import assay.fingerprint.DigestAlgorithm;
import assay.match.atrest.AtRest;
import assay.match.file.IndexFileException;
import assay.match.index.ColumnFile;
import assay.match.index.SpillingSorter;
import assay.match.live.Change;
import assay.match.live.LiveIndex;
import assay.match.live.LiveView;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The live indexes of a list: a folder for each algorithm. */
final class LiveFolders {
  private final Path folder;
  private final AtRest atRest;

  LiveFolders(Path folder, AtRest atRest) {
    this.folder = folder;
    this.atRest = atRest;
  }

  /** The names of all algorithms that are evaluated, sorted. */
  static List<String> algorithms() {
    List<String> digests = Stream.of(DigestAlgorithm.values()).map(DigestAlgorithm::label).toList();
    return Stream.concat(digests.stream(), Stream.of("pdq")).sorted().toList();
  }

  private Path of(String algorithm) {
    return folder.resolve(algorithm);
  }

  /** Which state an index is in, if it can be told. */
  OptionalLong generation(String algorithm) throws IOException {
    try {
      return OptionalLong.of(LiveIndex.generation(of(algorithm), atRest));
    } catch (NoSuchFileException | IndexFileException e) {
      return OptionalLong.empty();
    }
  }

  /** Whether all indexes are in these states. */
  boolean areIn(SortedMap<String, Long> generations) throws IOException {
    for (String algorithm : generations.keySet()) {
      if (!generation(algorithm).equals(OptionalLong.of(generations.get(algorithm)))) {
        return false;
      }
    }
    return true;
  }

  /**
   * Puts values in the place of all others.
   *
   * @param values each once; in the clear in the order of their bytes, encrypted in any order
   */
  void replace(String algorithm, ColumnFile.Source values) throws IOException {
    OwnerOnly.directory(folder);
    if (atRest.keyId().isEmpty()) {
      LiveIndex.replace(of(algorithm), atRest, algorithm, values);
      return;
    }
    try (SpillingSorter sorter =
        new SpillingSorter(algorithm, folder, SpillingSorter.SHARE, atRest)) {
      values.forEach(sorter::add);
      LiveIndex.replace(of(algorithm), atRest, algorithm, sorter::forEach);
    }
  }

  /** Removes all indexes. */
  void remove() throws IOException {
    FolderTree.delete(folder);
  }

  /** Changes an index, and waits until its base is merged if many changes are pending. */
  void change(String algorithm, List<Change> changes) throws IOException {
    try (LiveIndex index = LiveIndex.open(of(algorithm), atRest)) {
      for (Change change : changes) {
        index.change(change);
      }
    }
  }

  /**
   * Opens the indexes in the states that a version names.
   *
   * @throws IOException if one is in another state, or damaged
   */
  SortedMap<String, LiveView> open(SortedMap<String, Long> generations) throws IOException {
    SortedMap<String, LiveView> views = new TreeMap<>();
    for (String algorithm : generations.keySet()) {
      try (LiveIndex index = LiveIndex.open(of(algorithm), atRest)) {
        LiveView view = index.view();
        if (view.generation() != generations.get(algorithm)) {
          throw new IOException(
              of(algorithm) + ": this index is not of the list's version; sync the list");
        }
        views.put(algorithm, view);
      }
    }
    return views;
  }

  /** Keeps the indexes of these algorithms in another folder. */
  void pin(Iterable<String> algorithms, Path target) throws IOException {
    for (String algorithm : algorithms) {
      LiveIndex.pin(of(algorithm), atRest, target.resolve(algorithm));
    }
  }
}
