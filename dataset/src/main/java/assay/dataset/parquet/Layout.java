package assay.dataset.parquet;

import assay.dataset.io.ShardInput;
import assay.item.Extent;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import shaded.parquet.org.apache.thrift.TBase;
import shaded.parquet.org.apache.thrift.TException;
import shaded.parquet.org.apache.thrift.protocol.TCompactProtocol;
import shaded.parquet.org.apache.thrift.transport.TIOStreamTransport;

/**
 * What every byte of a table is: the magic number, the row groups, and the index, which is all that
 * says where things lie. A byte that is none of these was never looked at, and is refused.
 */
final class Layout {
  /** Between the chunks, some writers repeat what the footer says of one. */
  private static final int LONGEST_NOTE = 1 << 20;

  private final ShardInput in;
  private final Table table;
  private final List<Range> ranges = new ArrayList<>();

  private Layout(ShardInput in, Table table) {
    this.in = in;
    this.table = table;
  }

  /**
   * A stretch of the file.
   *
   * @param group if it holds the values of a row group; if not, it belongs to the index
   */
  record Piece(Extent extent, Optional<RowGroup> group) {}

  private record Range(long start, long end, Optional<RowGroup> group) {}

  /** The pieces that tile the file behind the magic number. */
  static List<Piece> of(ShardInput in, Table table) throws IOException {
    return new Layout(in, table).pieces();
  }

  private List<Piece> pieces() throws IOException {
    for (RowGroup group : table.groups()) {
      for (Chunk chunk : group.chunks()) {
        add(chunk.start(), chunk.meta().getTotalSize(), Optional.of(group));
        ChunkIndexes indexes = new ChunkIndexes(in, chunk);
        for (Extent extent : indexes.extents()) {
          add(extent.offset(), extent.length(), Optional.empty());
        }
      }
    }
    add(table.footerStart(), in.length() - table.footerStart(), Optional.empty());
    ranges.sort(Comparator.comparingLong(Range::start));
    requireTiled();
    return joined();
  }

  private void add(long start, long length, Optional<RowGroup> group) {
    if (length > 0) {
      ranges.add(new Range(start, start + length, group));
    }
  }

  private void requireTiled() throws IOException {
    long at = Footer.MAGIC.length();
    for (Range range : ranges) {
      if (range.start() < at) {
        throw new Damaged("two parts of the file overlap at " + range.start());
      }
      requireKnown(at, range.start());
      at = range.end();
    }
  }

  /** Padding, and repeated descriptions of columns. */
  private void requireKnown(long start, long end) throws IOException {
    for (long at = start; at < end; ) {
      byte[] bytes = in.peek(at, (int) Math.min(LONGEST_NOTE, end - at));
      int zeros = 0;
      while (zeros < bytes.length && bytes[zeros] == 0) {
        zeros++;
      }
      int known = zeros > 0 ? zeros : note(bytes);
      if (known == 0) {
        throw new Damaged("bytes at " + at + " belong to no page, index or footer");
      }
      at += known;
    }
  }

  /** The specification says the inner structure, and most writers write the outer one. */
  private static int note(byte[] bytes) {
    int outer = read(bytes, new ColumnChunk());
    return outer > 0 ? outer : read(bytes, new ColumnMetaData());
  }

  private static int read(byte[] bytes, TBase<?, ?> structure) {
    ByteArrayInputStream in = new ByteArrayInputStream(bytes);
    try {
      structure.read(new TCompactProtocol(new TIOStreamTransport(in)));
      return bytes.length - in.available();
    } catch (TException | RuntimeException notThat) {
      return 0;
    }
  }

  /** One extent for each row group, from its first page to its last; between them the index. */
  private List<Piece> joined() {
    List<Piece> pieces = new ArrayList<>();
    long at = Footer.MAGIC.length();
    for (int i = 0; i < ranges.size(); i++) {
      Optional<RowGroup> group = ranges.get(i).group();
      if (group.isEmpty()) {
        continue;
      }
      long start = ranges.get(i).start();
      if (start > at) {
        pieces.add(new Piece(new Extent(at, start - at), Optional.empty()));
      }
      int last = last(i, group.get());
      at = ranges.get(last).end();
      pieces.add(new Piece(new Extent(start, at - start), group));
      i = last;
    }
    pieces.add(new Piece(new Extent(at, in.length() - at), Optional.empty()));
    return pieces;
  }

  private int last(int first, RowGroup group) {
    long left = group.chunks().stream().filter(c -> c.meta().getTotalSize() > 0).count();
    int last = first;
    for (int i = first; left > 0; i++) {
      Optional<RowGroup> other = ranges.get(i).group();
      if (other.isPresent() && other.get().number() != group.number()) {
        throw new Damaged(
            "row groups "
                + group.number()
                + " and "
                + other.get().number()
                + " lie within each other");
      } else if (other.isPresent()) {
        last = i;
        left--;
      }
    }
    return last;
  }
}
