package assay.dataset.lines;

import assay.dataset.io.ExtentRewriter;
import assay.dataset.packed.Codec;
import assay.dataset.packed.PackedRewriter;
import assay.policy.SidecarKeys;
import assay.stage.Choice;
import assay.stage.DatasetException;
import assay.stage.DatasetFormat;
import assay.stage.ShardFile;
import assay.stage.ShardIdentity;
import assay.stage.ShardReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;

/** Text of one record a line: JSON Lines, CSV, TSV, lists of addresses. */
public final class LinesFormat implements DatasetFormat {
  /** What a longer line holds is not looked into, so that it can never take all memory. */
  private static final int LONGEST =
      (int) Math.min(64 << 20, Runtime.getRuntime().maxMemory() / 16);

  private final SidecarKeys keys;
  private final int longest;

  /** Finds addresses under the given names. */
  public LinesFormat(SidecarKeys keys) {
    this(keys, LONGEST);
  }

  /**
   * The same with another limit.
   *
   * @param longest how many bytes of a line are read as a record
   */
  LinesFormat(SidecarKeys keys, int longest) {
    this.keys = keys;
    this.longest = longest;
  }

  @Override
  public String name() {
    return "lines";
  }

  @Override
  public boolean recognises(Path file, byte[] head) throws IOException {
    boolean likely = Codec.of(head).isPresent() || Layout.isText(head);
    return likely && TextFile.of(file).layout(keys, false).isPresent();
  }

  @Override
  public ShardReader read(ShardFile shard) throws IOException, DatasetException {
    TextFile text = TextFile.of(shard.path());
    Optional<Layout> layout = text.layout(keys, true);
    if (layout.isEmpty()) {
      throw new DatasetException(shard.name() + ": is not a text of one record a line");
    }
    return LinesReader.open(shard, text, layout.get(), keys, longest);
  }

  @Override
  public ShardIdentity rewrite(
      ShardFile shard, ShardIdentity screened, Iterator<Choice> choices, Path target)
      throws IOException, DatasetException {
    Optional<Codec> codec = TextFile.of(shard.path()).codec();
    return codec.isEmpty()
        ? ExtentRewriter.rewrite(
            shard, screened, choices, target, ExtentRewriter.nothingShared(shard))
        : new PackedRewriter(shard, codec.get()).rewrite(screened, choices, target);
  }
}
