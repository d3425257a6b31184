package assay.dataset.packed;

import assay.dataset.io.DigestedOutput;
import assay.dataset.io.ExtentRewriter;
import assay.dataset.io.ShardInput;
import assay.durable.AtomicFile;
import assay.item.Extent;
import assay.stage.Choice;
import assay.stage.DatasetException;
import assay.stage.ShardFile;
import assay.stage.ShardIdentity;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * Writes a shard again that is compressed as a whole: unpacks it, copies the extents that stay, and
 * packs them with the same codec. If all stay the file itself is copied.
 */
public final class PackedRewriter {
  private final ShardFile shard;
  private final Codec codec;

  /** For a shard in this codec. */
  public PackedRewriter(ShardFile shard, Codec codec) {
    this.shard = shard;
    this.codec = codec;
  }

  /**
   * Writes the target as {@link assay.stage.DatasetFormat#rewrite} promises.
   *
   * @throws DatasetException if the input is not what was screened, or the choices do not tile what
   *     is inside
   */
  public ShardIdentity rewrite(ShardIdentity screened, Iterator<Choice> choices, Path target)
      throws IOException, DatasetException {
    Kept kept = Kept.of(shard, choices);
    if (kept.isAll()) {
      Choice file = new Choice(new Extent(0, Files.size(shard.path())), 0, "", true);
      return ExtentRewriter.rewrite(
          shard, screened, List.of(file).iterator(), target, ExtentRewriter.nothingShared(shard));
    }
    return pack(screened, kept, target);
  }

  private ShardIdentity pack(ShardIdentity screened, Kept kept, Path target)
      throws IOException, DatasetException {
    if (Files.exists(target) && Files.isSameFile(shard.path(), target)) {
      throw new IllegalArgumentException(shard.name() + ": input and output are the same file");
    }
    // What is unpacked is written before the end of the input is reached, so the input is compared
    // first: bytes that nobody screened never lie on the disk, not even under a temporary name.
    try (ShardInput in = ShardInput.open(shard)) {
      ExtentRewriter.requireUnchanged(shard, screened, in.identity());
    }
    List<ShardIdentity> written = new ArrayList<>();
    try (ShardInput in = ShardInput.open(shard)) {
      AtomicFile.<DatasetException>write(
          target,
          raw -> {
            DigestedOutput out = new DigestedOutput(raw);
            copy(in, kept, out);
            ExtentRewriter.requireUnchanged(shard, screened, in.identity());
            written.add(out.identity());
          });
    }
    return written.get(0);
  }

  private void copy(ShardInput in, Kept kept, OutputStream out)
      throws IOException, DatasetException {
    byte[] buffer = new byte[1 << 16];
    long position = 0;
    try (InputStream inside = Unpacked.of(codec, in.stream(0, in.length()));
        OutputStream packed = codec.encoder(out)) {
      for (Extent run : kept.runs()) {
        copy(inside, run.offset() - position, buffer, OutputStream.nullOutputStream());
        copy(inside, run.length(), buffer, packed);
        position = run.end();
      }
      copy(inside, kept.end() - position, buffer, OutputStream.nullOutputStream());
    } catch (DamagedException e) {
      throw new DatasetException(shard.name() + ": " + e.getMessage(), e);
    }
  }

  private static void copy(InputStream in, long count, byte[] buffer, OutputStream out)
      throws IOException {
    for (long left = count; left > 0; ) {
      int n = in.read(buffer, 0, (int) Math.min(buffer.length, left));
      if (n < 0) {
        throw new DamagedException("it ends " + left + " bytes early");
      }
      out.write(buffer, 0, n);
      left -= n;
    }
  }

  /** What stays, neighbours joined. */
  private record Kept(List<Extent> runs, long end) {
    static Kept of(ShardFile shard, Iterator<Choice> choices) throws DatasetException {
      List<Extent> runs = new ArrayList<>();
      long end = 0;
      while (choices.hasNext()) {
        Choice choice = choices.next();
        Extent extent = choice.extent();
        if (extent.offset() != end || choice.part() != 0) {
          throw new DatasetException(shard.name() + ": choices do not tile what is inside");
        }
        end = extent.end();
        if (choice.kept()) {
          join(runs, extent);
        }
      }
      return new Kept(runs, end);
    }

    private static void join(List<Extent> runs, Extent extent) {
      Optional<Extent> last =
          runs.isEmpty() ? Optional.empty() : Optional.of(runs.get(runs.size() - 1));
      if (last.isPresent() && last.get().end() == extent.offset()) {
        Extent joined = new Extent(last.get().offset(), last.get().length() + extent.length());
        runs.set(runs.size() - 1, joined);
      } else {
        runs.add(extent);
      }
    }

    boolean isAll() {
      return runs.isEmpty() ? end == 0 : runs.equals(List.of(new Extent(0, end)));
    }
  }
}
