package assay.dataset.zip;

import assay.dataset.io.DigestedOutput;
import assay.dataset.io.ShardInput;
import assay.dataset.packed.DamagedException;
import assay.stage.Choice;
import assay.stage.DatasetException;
import assay.stage.ShardFile;
import java.io.IOException;
import java.util.BitSet;
import java.util.Iterator;

/**
 * Writes a zip again without some of its entries: those that stay are copied as they lie, their
 * records of the central directory too but for their new positions, in the order that they had.
 */
final class ZipRewriter {
  private static final int BLOCK = 1 << 16;
  private static final int POSITION = 42;
  private static final long ALL_ONES = 0xffffffffL;

  private final ShardInput in;
  private final ZipDirectory directory;
  private final BitSet kept;
  private final long[] moved;

  private ZipRewriter(ShardInput in, ZipDirectory directory, BitSet kept) {
    this.in = in;
    this.directory = directory;
    this.kept = kept;
    this.moved = new long[directory.size()];
  }

  /**
   * Which entries stay.
   *
   * @throws DatasetException if the choices do not tile the shard
   */
  static BitSet kept(ShardFile shard, ZipDirectory directory, long length, Iterator<Choice> choices)
      throws DatasetException {
    BitSet kept = new BitSet();
    long end = 0;
    for (int i = 0; choices.hasNext(); i++) {
      Choice choice = choices.next();
      boolean next = choice.extent().offset() == end && choice.part() == 0;
      boolean entry = i < directory.size() && directory.position(i) == end;
      if (!next || !(entry || i == directory.size())) {
        throw new DatasetException(shard.name() + ": choices do not tile the zip");
      }
      kept.set(i, choice.kept());
      end = choice.extent().end();
    }
    if (end != length) {
      throw new DatasetException(
          shard.name() + ": choices end at " + end + " of " + length + " bytes");
    }
    return kept;
  }

  /** Writes what stays, and a new directory. */
  static void write(
      ShardFile shard, ShardInput in, ZipDirectory directory, BitSet kept, DigestedOutput out)
      throws IOException, DatasetException {
    try {
      new ZipRewriter(in, directory, kept).write(out);
    } catch (DamagedException e) {
      throw new DatasetException(shard.name() + ": " + e.getMessage(), e);
    }
  }

  private void write(DigestedOutput out) throws IOException {
    long at = 0;
    for (int i = 0; i < directory.size(); i++) {
      long end = i + 1 < directory.size() ? directory.position(i + 1) : directory.start();
      if (kept.get(i)) {
        moved[i] = at;
        copy(directory.position(i), end, out);
        at += end - directory.position(i);
      }
    }
    long start = at;
    long entries = 0;
    for (long record = directory.start(); record < directory.end(); ) {
      byte[] bytes = directory.recordAt(record);
      record += bytes.length;
      int entry = directory.indexOf(ZipRecord.position(bytes));
      if (kept.get(entry)) {
        out.write(moved(bytes, moved[entry]));
        at += bytes.length;
        entries++;
      }
    }
    out.write(ZipTail.renewed(in, directory.end(), start, at, entries));
  }

  private void copy(long from, long to, DigestedOutput out) throws IOException {
    byte[] buffer = new byte[BLOCK];
    for (long at = from; at < to; ) {
      int n = in.read(at, buffer, 0, (int) Math.min(BLOCK, to - at));
      out.write(buffer, 0, n);
      at += n;
    }
  }

  private static byte[] moved(byte[] record, long position) throws DamagedException {
    byte[] bytes = record.clone();
    if (ZipFields.u32(bytes, POSITION) == ALL_ONES) {
      ZipFields.put64(bytes, ZipRecord.largePosition(bytes), position);
    } else {
      ZipFields.put32(bytes, POSITION, position);
    }
    return bytes;
  }
}
