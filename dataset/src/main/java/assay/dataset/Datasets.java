package assay.dataset;

import assay.dataset.folder.FolderFormat;
import assay.dataset.lines.LinesFormat;
import assay.dataset.mds.MdsFormat;
import assay.dataset.media.Signatures;
import assay.dataset.parquet.ParquetFormat;
import assay.dataset.tar.TarFormat;
import assay.dataset.warc.WarcFormat;
import assay.dataset.zip.ZipFormat;
import assay.policy.SidecarKeys;
import assay.stage.DatasetFormat;
import assay.stage.ShardFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the shards in what the caller names: files and directories.
 *
 * <p>A file is a shard, named by its base name. In a directory every file that some format
 * recognises by its content is a shard, named by its path relative to that directory; all other
 * files of it together are one more shard, a folder named {@value #FOLDER}, and come last. So with
 * the name of each shard appended to the output directory, everything has the relative path that it
 * had.
 */
public final class Datasets {
  /** The name of a folder shard: its files keep their paths relative to the directory given. */
  public static final String FOLDER = ".";

  private static final int HEAD = 4096;

  private final List<DatasetFormat> formats;
  private final SidecarKeys keys;

  /**
   * Uses other formats than the {@linkplain #formats() installed} ones.
   *
   * @param formats whose shards are single files; the first that recognises a file takes it
   */
  public Datasets(List<DatasetFormat> formats) {
    this(formats, SidecarKeys.standard());
  }

  /** Uses the installed formats, and reads sidecars by the given names. */
  public Datasets(SidecarKeys keys) {
    this(formats(keys), keys);
  }

  private Datasets(List<DatasetFormat> formats, SidecarKeys keys) {
    this.formats = List.copyOf(formats);
    this.keys = keys;
  }

  /** The formats whose shards are single files, in the order in which they are asked. */
  public static List<DatasetFormat> formats() {
    return formats(SidecarKeys.standard());
  }

  private static List<DatasetFormat> formats(SidecarKeys keys) {
    return List.of(
        new WarcFormat(new Signatures()),
        new ParquetFormat(new Signatures(), keys),
        new TarFormat(keys),
        new MdsFormat(keys),
        new ZipFormat(),
        new LinesFormat(keys));
  }

  /** A shard and what reads it. */
  public record Shard(ShardFile file, DatasetFormat format) {}

  /**
   * The shards in the given files and directories, in their order; those of a directory by the
   * bytes of their paths. Links in directories are not followed.
   *
   * @throws IllegalArgumentException if an input is not there, a file is of no known format, or two
   *     inputs would be written to the same place
   */
  public List<Shard> find(List<Path> inputs) throws IOException {
    List<Shard> found = new ArrayList<>();
    for (Path input : inputs) {
      if (Files.isDirectory(input)) {
        found.addAll(inDirectory(input));
      } else if (Files.isRegularFile(input)) {
        found.add(file(input));
      } else {
        throw new IllegalArgumentException(input + ": no such file or directory");
      }
    }
    requireApart(found);
    return found;
  }

  private Shard file(Path file) throws IOException {
    ShardFile shard = new ShardFile(file, String.valueOf(file.getFileName()));
    return new Shard(
        shard,
        format(file)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        file
                            + ": is of no known format; to screen it as a file, name its folder")));
  }

  private List<Shard> inDirectory(Path root) throws IOException {
    List<Shard> shards = new ArrayList<>();
    Set<Path> elsewhere = new HashSet<>();
    boolean[] others = new boolean[1];
    FolderFormat.walk(
        root,
        (relative, name) -> {
          Path file = root.resolve(relative);
          // An empty file may be an empty shard; beside other files it is more likely a caption.
          Optional<DatasetFormat> format = Files.size(file) == 0 ? Optional.empty() : format(file);
          if (format.isPresent()) {
            shards.add(new Shard(new ShardFile(file, name), format.get()));
            elsewhere.add(relative);
          }
          others[0] |= format.isEmpty();
        });
    if (others[0]) {
      shards.add(
          new Shard(new ShardFile(root, FOLDER), new FolderFormat(elsewhere::contains, keys)));
    }
    return shards;
  }

  private Optional<DatasetFormat> format(Path file) throws IOException {
    byte[] head;
    try (InputStream in = Files.newInputStream(file)) {
      head = in.readNBytes(HEAD);
    }
    for (DatasetFormat format : formats) {
      if (format.recognises(file, head)) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }

  private static void requireApart(List<Shard> shards) {
    Map<String, Path> names = new LinkedHashMap<>();
    for (Shard shard : shards) {
      Path other = names.put(shard.file().name(), shard.file().path());
      if (other != null) {
        throw same(other, shard.file().path());
      }
    }
    Optional<Path> folder = Optional.ofNullable(names.get(FOLDER));
    for (Shard shard : shards) {
      Path path = shard.file().path();
      // A shard of another input may have the name of a file, or of a directory, in the folder.
      Optional<Path> there = folder.map(f -> f.resolve(shard.file().name()).normalize());
      boolean another = !shard.file().name().equals(FOLDER) && there.isPresent();
      if (another && !there.get().equals(path.normalize()) && Files.exists(there.get())) {
        throw same(there.get(), path);
      }
    }
  }

  private static IllegalArgumentException same(Path one, Path other) {
    return new IllegalArgumentException(
        one + " and " + other + " would be written to the same place");
  }
}
