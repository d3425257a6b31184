package assay.dataset.parquet;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import assay.dataset.io.ShardInput;
import assay.policy.SidecarKeys;
import assay.stage.Choice;
import assay.stage.DatasetException;
import assay.stage.DatasetFormat;
import assay.stage.MediaTypes;
import assay.stage.ShardFile;
import assay.stage.ShardIdentity;
import assay.stage.ShardReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;

/** Parquet files whose columns hold media. */
public final class ParquetFormat implements DatasetFormat {
  private final MediaTypes types;
  private final SidecarKeys keys;
  private final long budget;

  /**
   * Makes the format.
   *
   * @param types tells media where the table does not say which columns hold some
   * @param keys names of columns that say where media came from
   */
  public ParquetFormat(MediaTypes types, SidecarKeys keys) {
    this(types, keys, Budget.standard());
  }

  /** The same, with an own limit of memory, in bytes. */
  ParquetFormat(MediaTypes types, SidecarKeys keys, long budget) {
    this.types = types;
    this.keys = keys;
    this.budget = budget;
  }

  @Override
  public String name() {
    return "parquet";
  }

  /**
   * One that cannot be read is one, too: what it holds is not known, and reading it says why. A
   * summary of other files ({@code _metadata}) is none.
   */
  @Override
  public boolean recognises(Path file, byte[] head) throws IOException {
    String magic = new String(head, 0, Math.min(head.length, 4), ISO_8859_1);
    if (!magic.equals(Footer.MAGIC) && !magic.equals(Footer.ENCRYPTED)) {
      return false;
    }
    try (ShardInput in = ShardInput.glance(new ShardFile(file, file.toString()))) {
      return Guard.run("", () -> !Footer.read(in).isOfOtherFiles());
    } catch (DatasetException unreadable) {
      return true;
    }
  }

  @Override
  public ShardReader read(ShardFile shard) throws IOException, DatasetException {
    Opened opened;
    try (ShardInput in = ShardInput.glance(shard)) {
      opened = Guard.run(shard.name(), () -> Opened.of(shard, in, types, keys, budget));
    }
    return new TableReader(shard, ShardInput.open(shard), opened);
  }

  @Override
  public ShardIdentity rewrite(
      ShardFile shard, ShardIdentity screened, Iterator<Choice> choices, Path target)
      throws IOException, DatasetException {
    if (Files.exists(target) && Files.isSameFile(shard.path(), target)) {
      throw new IllegalArgumentException(shard.name() + ": input and output are the same file");
    }
    return Guard.run(
        shard.name(), () -> new TableRewriter(shard, budget).rewrite(screened, choices, target));
  }
}
