package assay.dataset.folder;

import assay.stage.Ties;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which files leave with which. */
final class Neighbours {
  /** What img2dataset and others put beside a picture. */
  private static final Set<String> BESIDE = Set.of("txt", "json", "caption");

  private Neighbours() {}

  /** Whether the file is text about another. */
  static boolean isBeside(FolderFile file) {
    return BESIDE.contains(file.extension()) || file.marked().isPresent();
  }

  /** A text follows the files of its stem and name; a file takes such texts along. */
  static Ties ties(String shard, FolderFile file) {
    String place = shard + "!" + file.directory();
    if (isBeside(file)) {
      return new Ties(Set.of(), Set.of(place + file.marked().orElse(file.stem())));
    }
    Set<String> names = new HashSet<>(List.of(place + file.stem(), place + file.baseName()));
    return new Ties(names, Set.of());
  }
}
