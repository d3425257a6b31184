package assay.dataset.folder;

import assay.dataset.io.DigestedOutput;
import assay.dataset.io.ShardInput;
import assay.dataset.mds.MdsIndex;
import assay.durable.AtomicFile;
import assay.stage.DatasetException;
import assay.stage.ShardFile;
import assay.stage.ShardIdentity;
import assay.stage.TreeIdentity;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.Optional;

/** Writes the files that stay, each of them whole or not at all. */
final class FolderWriter {
  /** An entry takes some 700 bytes, so it lists more than 100,000 shards. */
  private static final long LONGEST_INDEX = 64 << 20;

  private final ShardFile shard;
  private final Census census;
  private final Path target;
  private final TreeIdentity written = new TreeIdentity();
  private Optional<Path> directory = Optional.empty();

  FolderWriter(ShardFile shard, Census census, Path target) {
    this.shard = shard;
    this.census = census;
    this.target = target;
  }

  ShardIdentity write(FolderWalk walk) throws IOException, DatasetException {
    create(target);
    int index = 0;
    for (Optional<FolderFile> file = walk.next(); file.isPresent(); file = walk.next()) {
      if (census.keeps(index)) {
        write(file.get(), index);
      } else {
        // An earlier run, with other lists, may have left it there.
        Files.deleteIfExists(target.resolve(file.get().relative()));
      }
      index++;
    }
    census.requireAll(index);
    return written.identity();
  }

  private void write(FolderFile file, int index) throws IOException, DatasetException {
    Path copy = target.resolve(file.relative());
    create(copy.getParent());
    Optional<MetadataRows> rows = MetadataRows.of(file, census.removed());
    Optional<byte[]> renewed = renewed(file, copy);
    ShardIdentity[] identity = new ShardIdentity[1];
    String place = shard.name() + "#" + index;
    try (ShardInput in = ShardInput.open(new ShardFile(file.path(), place))) {
      AtomicFile.<DatasetException>write(
          copy,
          raw -> {
            DigestedOutput out = new DigestedOutput(raw);
            if (renewed.isPresent()) {
              out.write(renewed.get());
            } else {
              write(in.stream(0, in.length()), rows, place, out);
            }
            census.requireSame(index, in.identity());
            identity[0] = out.identity();
          });
    }
    copyAttributes(file.path(), copy);
    written.add(file.name(), identity[0]);
  }

  /** Of an index of MDS shards, what it must say of the shards that have been written. */
  private static Optional<byte[]> renewed(FolderFile file, Path copy) throws IOException {
    if (!file.baseName().equals(MdsIndex.NAME) || Files.size(file.path()) > LONGEST_INDEX) {
      return Optional.empty();
    }
    byte[] json = Files.readAllBytes(file.path());
    return MdsIndex.renewed(json, file.path().getParent(), copy.getParent());
  }

  private static void write(
      InputStream in, Optional<MetadataRows> rows, String place, OutputStream out)
      throws IOException, DatasetException {
    if (rows.isPresent()) {
      rows.get().write(in, place, out);
    } else {
      in.transferTo(out);
    }
  }

  /** Makes the directory, and its name as durable as the files that will be in it. */
  private void create(Path wanted) throws IOException {
    if (directory.filter(wanted::equals).isPresent()) {
      return;
    }
    directory = Optional.of(wanted);
    if (!Files.isDirectory(wanted)) {
      Path parent = wanted.toAbsolutePath().getParent();
      Files.createDirectories(parent);
      Files.createDirectories(wanted);
      AtomicFile.syncDirectory(parent);
    }
  }

  private static void copyAttributes(Path from, Path to) throws IOException {
    var source = Files.getFileAttributeView(from, UserDefinedFileAttributeView.class);
    var copy = Files.getFileAttributeView(to, UserDefinedFileAttributeView.class);
    if (source != null && copy != null) {
      for (String name : source.list()) {
        ByteBuffer value = ByteBuffer.allocate(source.size(name));
        source.read(name, value);
        copy.write(name, value.flip());
      }
    }
    Files.setLastModifiedTime(to, Files.getLastModifiedTime(from));
  }
}
