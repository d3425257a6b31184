package assay.dataset.zip;

import assay.dataset.io.DigestedOutput;
import assay.dataset.io.ExtentRewriter;
import assay.dataset.io.ShardInput;
import assay.dataset.packed.DamagedException;
import assay.durable.AtomicFile;
import assay.stage.Choice;
import assay.stage.DatasetException;
import assay.stage.DatasetFormat;
import assay.stage.ShardFile;
import assay.stage.ShardIdentity;
import assay.stage.ShardReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;

/**
 * Zip archives that are shards by themselves. Those inside others, and files that only are zips
 * under another name (office files, programs), are items: of such nothing can be cut out.
 */
public final class ZipFormat implements DatasetFormat {
  private static final long MOST = Integer.MAX_VALUE / 2;

  @Override
  public String name() {
    return "zip";
  }

  /**
   * {@inheritDoc}
   *
   * <p>Content alone cannot tell an archive from an office file, so here, and only here, the name
   * has a say too: {@code .zip}. One whose end does not say where its entries are is no shard.
   */
  @Override
  public boolean recognises(Path file, byte[] head) throws IOException {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    boolean zip = head.length >= 4 && head[0] == 'P' && head[1] == 'K';
    boolean kind = zip && ((head[2] == 3 && head[3] == 4) || (head[2] == 5 && head[3] == 6));
    if (!kind || !name.endsWith(".zip")) {
      return false;
    }
    try (ShardInput in = ShardInput.open(new ShardFile(file, name))) {
      ZipTail.of(in);
      return true;
    } catch (DamagedException noDirectory) {
      return false;
    }
  }

  @Override
  public ShardReader read(ShardFile shard) throws IOException, DatasetException {
    ShardInput input = ShardInput.open(shard);
    try {
      return new ZipReader(shard, input, directory(shard, input));
    } catch (IOException | DatasetException | RuntimeException e) {
      input.close();
      throw e;
    }
  }

  private static ZipDirectory directory(ShardFile shard, ShardInput input)
      throws IOException, DatasetException {
    try {
      return ZipDirectory.of(input, MOST);
    } catch (DamagedException | ZipDirectory.TooManyEntries e) {
      throw new DatasetException(shard.name() + ": " + e.getMessage(), e);
    }
  }

  @Override
  public ShardIdentity rewrite(
      ShardFile shard, ShardIdentity screened, Iterator<Choice> choices, Path target)
      throws IOException, DatasetException {
    if (Files.exists(target) && Files.isSameFile(shard.path(), target)) {
      throw new IllegalArgumentException(shard.name() + ": input and output are the same file");
    }
    List<ShardIdentity> written = new ArrayList<>();
    try (ShardInput in = ShardInput.open(shard)) {
      // What is at the end decides what is copied first, so the input is compared before.
      ExtentRewriter.requireUnchanged(shard, screened, in.identity());
      ZipDirectory directory = directory(shard, in);
      BitSet kept = ZipRewriter.kept(shard, directory, in.length(), choices);
      AtomicFile.<DatasetException>write(
          target,
          raw -> {
            DigestedOutput out = new DigestedOutput(raw);
            if (kept.cardinality() == directory.size() + 1) {
              in.stream(0, in.length()).transferTo(out);
            } else {
              ZipRewriter.write(shard, in, directory, kept, out);
            }
            written.add(out.identity());
          });
    }
    return written.get(0);
  }
}
