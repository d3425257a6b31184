package assay.dataset.folder;

import assay.dataset.io.ShardInput;
import assay.item.Extent;
import assay.item.Locator;
import assay.policy.SidecarKeys;
import assay.stage.Entry;
import assay.stage.Role;
import assay.stage.ShardFile;
import assay.stage.ShardIdentity;
import assay.stage.ShardReader;
import assay.stage.TreeIdentity;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Walks through a folder file by file; one file is open at a time. */
final class FolderReader implements ShardReader {
  private final ShardFile shard;
  private final FolderWalk walk;
  private final Downloads downloads;
  private final TreeIdentity tree = new TreeIdentity();
  private Optional<Open> open = Optional.empty();
  private Optional<ShardIdentity> identity = Optional.empty();
  private long offset;
  private long items;

  private record Open(FolderFile file, ShardInput input) {}

  FolderReader(ShardFile shard, FolderWalk walk, SidecarKeys keys) {
    this.downloads = new Downloads(shard.name(), keys);
    this.shard = shard;
    this.walk = walk;
  }

  @Override
  public Optional<Entry> next() throws IOException {
    if (open.isPresent()) {
      tree.add(open.get().file().name(), open.get().input().identity());
      close();
    }
    Optional<FolderFile> file = walk.next();
    if (file.isPresent()) {
      return Optional.of(entry(file.get()));
    } else if (identity.isEmpty()) {
      identity = Optional.of(tree.identity());
    }
    return Optional.empty();
  }

  private Entry entry(FolderFile file) throws IOException {
    Locator locator = new Locator(shard.name(), items++, file.name());
    ShardInput input = ShardInput.open(new ShardFile(file.path(), locator.toString()));
    open = Optional.of(new Open(file, input));
    Extent extent = new Extent(offset, input.length());
    offset = extent.end();
    return new Entry(
        extent,
        0,
        file.name(),
        Role.ITEM,
        extent.length(),
        Optional.of(new FolderItem(locator, downloads.of(file), input)),
        Neighbours.ties(shard.name(), file),
        () -> new byte[0]);
  }

  @Override
  public ShardIdentity identity() {
    return identity.orElseThrow(() -> new IllegalStateException("the walk has not ended"));
  }

  @Override
  public List<String> warnings() {
    List<String> warnings = new ArrayList<>(downloads.warnings());
    if (walk.notFollowed() > 0) {
      warnings.add(
          shard.name()
              + ": "
              + walk.notFollowed()
              + " links or special files were not followed and are not copied");
    }
    return warnings;
  }

  @Override
  public void close() throws IOException {
    if (open.isPresent()) {
      open.get().input().close();
      open = Optional.empty();
    }
  }
}
