package assay.dataset.folder;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * One regular file of the tree.
 *
 * @param relative to the root
 * @param name the same as text, with {@code /}
 */
record FolderFile(Path path, Path relative, String name) {
  /** The directory's part of the name, with the last {@code /}; empty for the root. */
  String directory() {
    return name.substring(0, name.lastIndexOf('/') + 1);
  }

  String baseName() {
    return name.substring(name.lastIndexOf('/') + 1);
  }

  /** The base name of the file that this one is a note of; empty if it is none. */
  Optional<String> marked() {
    String end = ":" + DownloadMark.ZONE;
    return baseName().endsWith(end) && baseName().length() > end.length()
        ? Optional.of(baseName().substring(0, baseName().length() - end.length()))
        : Optional.empty();
  }

  /** The base name up to its last dot, if it does not begin with that. */
  String stem() {
    int dot = baseName().lastIndexOf('.');
    return dot <= 0 ? baseName() : baseName().substring(0, dot);
  }

  /** What follows the stem's dot, in lower case; empty if nothing does. */
  String extension() {
    boolean none = stem().length() == baseName().length();
    return none ? "" : baseName().substring(stem().length() + 1).toLowerCase(Locale.ROOT);
  }
}
