package assay.dataset.folder;

import assay.policy.SidecarKeys;
import assay.stage.Choice;
import assay.stage.DatasetException;
import assay.stage.DatasetFormat;
import assay.stage.ShardFile;
import assay.stage.ShardIdentity;
import assay.stage.ShardReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Predicate;

/** A directory tree as one shard. */
public final class FolderFormat implements DatasetFormat {
  private final Predicate<Path> elsewhere;
  private final SidecarKeys keys;

  /** Takes every file of the tree. */
  public FolderFormat() {
    this(relative -> false);
  }

  /**
   * Takes the files of the tree that belong to no other shard.
   *
   * @param elsewhere tells from a file's path relative to the folder that it is not of this shard;
   *     the same for reading and for writing
   */
  public FolderFormat(Predicate<Path> elsewhere) {
    this(elsewhere, SidecarKeys.standard());
  }

  /**
   * The same, with sidecars that are read by the given names.
   *
   * @param elsewhere as above
   */
  public FolderFormat(Predicate<Path> elsewhere, SidecarKeys keys) {
    this.elsewhere = elsewhere;
    this.keys = keys;
  }

  /** Takes the files of a tree one by one. */
  @FunctionalInterface
  public interface Visitor {
    /**
     * Takes the next file.
     *
     * @param relative its path relative to the root
     * @param name the same as text, with {@code /}
     */
    void visit(Path relative, String name) throws IOException;
  }

  /** Shows every regular file below a directory, in the order in which a shard has them. */
  public static void walk(Path root, Visitor visitor) throws IOException {
    FolderWalk walk = new FolderWalk(root, relative -> false);
    for (Optional<FolderFile> file = walk.next(); file.isPresent(); file = walk.next()) {
      visitor.visit(file.get().relative(), file.get().name());
    }
  }

  @Override
  public String name() {
    return "folder";
  }

  @Override
  public boolean recognises(Path file, byte[] head) {
    return Files.isDirectory(file);
  }

  @Override
  public ShardReader read(ShardFile shard) throws IOException, DatasetException {
    requireDirectory(shard);
    return new FolderReader(shard, new FolderWalk(shard.path(), elsewhere), keys);
  }

  /**
   * {@inheritDoc}
   *
   * <p>The target is a directory and may be there already; what is removed is also removed from it.
   * Shards that lie in the folder and are not of it have been written there before: an index of MDS
   * shards says what they are now.
   */
  @Override
  public ShardIdentity rewrite(
      ShardFile shard, ShardIdentity screened, Iterator<Choice> choices, Path target)
      throws IOException, DatasetException {
    requireDirectory(shard);
    requireOutside(shard, target);
    Census census = Census.of(shard, new FolderWalk(shard.path(), elsewhere), choices);
    census.requireUnchanged(screened);
    return new FolderWriter(shard, census, target).write(new FolderWalk(shard.path(), elsewhere));
  }

  private static void requireOutside(ShardFile shard, Path target) throws IOException {
    boolean same = Files.exists(target) && Files.isSameFile(shard.path(), target);
    Path input = shard.path().toAbsolutePath().normalize();
    if (same || target.toAbsolutePath().normalize().startsWith(input)) {
      throw new IllegalArgumentException(shard.name() + ": the output lies inside the input");
    }
  }

  private static void requireDirectory(ShardFile shard) throws DatasetException {
    if (!Files.isDirectory(shard.path())) {
      throw new DatasetException(shard.name() + ": is not a folder");
    }
  }
}
