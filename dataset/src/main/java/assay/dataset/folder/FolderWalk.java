package assay.dataset.folder;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import assay.dataset.names.RawName;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Walks through the regular files of a tree in the order of the bytes of their paths. Holds one
 * sorted listing for each directory it is in, not the whole tree.
 */
final class FolderWalk {
  private final Path root;
  private final Predicate<Path> elsewhere;
  private final Deque<Level> levels = new ArrayDeque<>();
  private long notFollowed;

  /**
   * @param elsewhere tells from the relative path which files are not of this shard
   */
  FolderWalk(Path root, Predicate<Path> elsewhere) throws IOException {
    this.root = root;
    this.elsewhere = elsewhere;
    levels.push(list(root, ""));
  }

  /** Links and special files met so far. */
  long notFollowed() {
    return notFollowed;
  }

  /** The next file; empty at the end. */
  Optional<FolderFile> next() throws IOException {
    while (!levels.isEmpty()) {
      Level level = levels.peek();
      if (!level.children.hasNext()) {
        levels.pop();
        continue;
      }
      Child child = level.children.next();
      String name = level.prefix + RawName.text(RawName.bytes(child.path));
      if (child.directory) {
        levels.push(list(child.path, name + "/"));
      } else if (!Files.isRegularFile(child.path, NOFOLLOW_LINKS)) {
        notFollowed++;
      } else if (!elsewhere.test(root.relativize(child.path))) {
        return Optional.of(new FolderFile(child.path, root.relativize(child.path), name));
      }
    }
    return Optional.empty();
  }

  private static Level list(Path directory, String prefix) throws IOException {
    List<Child> children = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
      for (Path path : stream) {
        children.add(Child.of(path));
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    children.sort(Comparator.comparing(Child::order, Arrays::compareUnsigned));
    return new Level(prefix, children.iterator());
  }

  private record Level(String prefix, Iterator<Child> children) {}

  private static final class Child {
    private final Path path;
    private final boolean directory;
    private final byte[] order;

    private Child(Path path, boolean directory, byte[] order) {
      this.path = path;
      this.directory = directory;
      this.order = order;
    }

    /** A directory is sorted as the paths below it are: with the slash that follows its name. */
    static Child of(Path path) {
      boolean directory = Files.isDirectory(path, NOFOLLOW_LINKS);
      byte[] name = RawName.bytes(path);
      byte[] order = Arrays.copyOf(name, name.length + (directory ? 1 : 0));
      if (directory) {
        order[name.length] = '/';
      }
      return new Child(path, directory, order);
    }

    byte[] order() {
      return order;
    }
  }
}
