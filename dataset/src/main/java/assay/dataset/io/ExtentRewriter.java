package assay.dataset.io;

import assay.durable.AtomicFile;
import assay.item.Extent;
import assay.stage.Choice;
import assay.stage.DatasetException;
import assay.stage.ShardFile;
import assay.stage.ShardIdentity;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.Iterator;

/**
 * Writes a shard again by copying the extents that stay; neighbours are copied as one.
 *
 * <p>The input is digested whole while it is copied, and compared with what was screened before the
 * target appears under its name.
 */
public final class ExtentRewriter {
  private static final int BLOCK = 1 << 16;

  private final ShardFile shard;
  private final ShardInput in;
  private final DigestedOutput out;
  private final Shared shared;
  private long expected;
  private long runStart;
  private long runEnd;

  private ExtentRewriter(ShardFile shard, ShardInput in, DigestedOutput out, Shared shared) {
    this.shard = shard;
    this.in = in;
    this.out = out;
    this.shared = shared;
  }

  /** Writes an extent that several entries share and of which only some stay. */
  @FunctionalInterface
  public interface Shared {
    /**
     * Packs the kept entries of the extent anew.
     *
     * @param kept by part; bits of those that leave are not set
     */
    void write(ShardInput in, Extent extent, BitSet kept, OutputStream out)
        throws IOException, DatasetException;
  }

  /** For formats in which no two entries share an extent. */
  public static Shared nothingShared(ShardFile shard) {
    return (in, extent, kept, out) -> {
      throw new DatasetException(shard.name() + ": part of an extent cannot be left out");
    };
  }

  /**
   * Writes the target as {@link assay.stage.DatasetFormat#rewrite} promises.
   *
   * @throws DatasetException if the input is not what was screened, or the choices do not tile it
   */
  public static ShardIdentity rewrite(
      ShardFile shard, ShardIdentity screened, Iterator<Choice> choices, Path target, Shared shared)
      throws IOException, DatasetException {
    if (Files.exists(target) && Files.isSameFile(shard.path(), target)) {
      throw new IllegalArgumentException(shard.name() + ": input and output are the same file");
    }
    ShardIdentity[] written = new ShardIdentity[1];
    try (ShardInput in = ShardInput.open(shard)) {
      AtomicFile.<DatasetException>write(
          target,
          raw -> {
            DigestedOutput out = new DigestedOutput(raw);
            new ExtentRewriter(shard, in, out, shared).writeKept(choices);
            requireUnchanged(shard, screened, in.identity());
            written[0] = out.identity();
          });
    }
    return written[0];
  }

  /**
   * Compares an input with what was screened.
   *
   * @throws DatasetException if they differ
   */
  public static void requireUnchanged(ShardFile shard, ShardIdentity screened, ShardIdentity found)
      throws DatasetException {
    if (!found.equals(screened)) {
      throw new DatasetException(
          shard.name() + ": has changed since it was screened; nothing was published");
    }
  }

  private void writeKept(Iterator<Choice> choices) throws IOException, DatasetException {
    Choice choice = choices.hasNext() ? choices.next() : null;
    while (choice != null) {
      Extent extent = choice.extent();
      requireNext(extent);
      BitSet kept = new BitSet();
      int parts = 0;
      do {
        kept.set(parts++, choice.kept());
        choice = choices.hasNext() ? choices.next() : null;
      } while (choice != null && choice.part() > 0 && choice.extent().equals(extent));
      write(extent, kept, parts);
    }
    copyRun();
    if (expected != in.length()) {
      throw new DatasetException(
          shard.name() + ": choices end at " + expected + " of " + in.length() + " bytes");
    }
  }

  private void requireNext(Extent extent) throws DatasetException {
    if (extent.offset() != expected || extent.end() > in.length()) {
      throw new DatasetException(
          shard.name() + ": no extent begins at " + extent.offset() + "; expected " + expected);
    }
    expected = extent.end();
  }

  private void write(Extent extent, BitSet kept, int parts) throws IOException, DatasetException {
    if (kept.cardinality() == parts) {
      if (extent.offset() != runEnd) {
        copyRun();
        runStart = extent.offset();
      }
      runEnd = extent.end();
    } else if (!kept.isEmpty()) {
      copyRun();
      shared.write(in, extent, kept, out);
    }
  }

  private void copyRun() throws IOException {
    byte[] buffer = new byte[BLOCK];
    for (long at = runStart; at < runEnd; ) {
      int n = in.read(at, buffer, 0, (int) Math.min(BLOCK, runEnd - at));
      out.write(buffer, 0, n);
      at += n;
    }
    runStart = runEnd;
  }
}
