package assay.dataset.warc;

import assay.dataset.io.ExtentRewriter;
import assay.dataset.io.ShardInput;
import assay.item.Extent;
import assay.stage.Choice;
import assay.stage.DatasetException;
import assay.stage.DatasetFormat;
import assay.stage.MediaTypes;
import assay.stage.ShardFile;
import assay.stage.ShardIdentity;
import assay.stage.ShardReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.Iterator;

/** WARC and ARC files, compressed or not. */
public final class WarcFormat implements DatasetFormat {
  private final MediaTypes types;

  /**
   * Makes the format.
   *
   * @param types tells media and archives in blocks where none belong, and where a coding is
   *     claimed
   */
  public WarcFormat(MediaTypes types) {
    this.types = types;
  }

  @Override
  public String name() {
    return "warc";
  }

  /** An empty file is one, too: a crawl that fetched nothing. */
  @Override
  public boolean recognises(Path file, byte[] head) throws IOException {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    try (ShardInput in = ShardInput.open(new ShardFile(file, file.toString()))) {
      return Opening.framing(in, new Notes("")).map(WarcFormat::closed).isPresent();
    } catch (FramingLost unreadable) {
      return false;
    }
  }

  private static boolean closed(Framing framing) {
    framing.close();
    return true;
  }

  @Override
  public ShardReader read(ShardFile shard) throws IOException, DatasetException {
    ShardInput in = ShardInput.open(shard);
    try {
      Notes notes = new Notes(shard.name());
      return new WarcReader(shard, in, notes, framing(shard, in, notes), types);
    } catch (IOException | DatasetException | RuntimeException e) {
      in.close();
      throw e;
    }
  }

  private static Framing framing(ShardFile shard, ShardInput in, Notes notes)
      throws IOException, DatasetException {
    try {
      return Opening.framing(in, notes)
          .orElseThrow(() -> new DatasetException(shard.name() + ": is neither WARC nor ARC"));
    } catch (FramingLost e) {
      throw new DatasetException(shard.name() + ": " + e.getMessage(), e);
    } catch (RuntimeException | LinkageError | OutOfMemoryError e) {
      throw new DatasetException(
          shard.name() + ": cannot be opened: " + e.getClass().getSimpleName(), e);
    }
  }

  @Override
  public ShardIdentity rewrite(
      ShardFile shard, ShardIdentity screened, Iterator<Choice> choices, Path target)
      throws IOException, DatasetException {
    return ExtentRewriter.rewrite(
        shard,
        screened,
        choices,
        target,
        (in, extent, kept, out) -> repack(shard, in, extent, kept, out));
  }

  private static void repack(
      ShardFile shard, ShardInput in, Extent extent, BitSet kept, OutputStream out)
      throws IOException, DatasetException {
    try (Framing framing = framing(shard, in, new Notes(shard.name()))) {
      if (!(framing instanceof MemberFraming members)) {
        throw new DatasetException(shard.name() + ": records share an extent, and no member");
      }
      Repacking.write(members, extent, kept, out);
    } catch (FramingLost e) {
      throw new DatasetException(
          shard.name() + "@" + extent.offset() + ": " + e.getMessage() + " when it is written", e);
    } catch (RuntimeException | LinkageError | OutOfMemoryError e) {
      throw new DatasetException(
          shard.name()
              + "@"
              + extent.offset()
              + ": cannot be repacked: "
              + e.getClass().getSimpleName(),
          e);
    }
  }
}
