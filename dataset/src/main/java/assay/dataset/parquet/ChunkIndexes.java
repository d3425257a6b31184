package assay.dataset.parquet;

import assay.dataset.io.ShardInput;
import assay.item.Extent;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.parquet.column.values.bloomfilter.BlockSplitBloomFilter;
import org.apache.parquet.column.values.bloomfilter.BloomFilter;
import org.apache.parquet.format.BloomFilterHeader;
import org.apache.parquet.format.Util;
import org.apache.parquet.format.converter.ParquetMetadataConverter;
import org.apache.parquet.internal.column.columnindex.ColumnIndex;
import org.apache.parquet.internal.column.columnindex.OffsetIndex;
import org.apache.parquet.internal.hadoop.metadata.IndexReference;

/** What lies elsewhere in the file about a chunk: its page indexes and its Bloom filter. */
final class ChunkIndexes {
  /** A Bloom filter of Parquet has at most 128 MiB; an index of a chunk is far shorter. */
  private static final int LONGEST = (128 << 20) + 1024;

  private static final int BLOOM_HEADER = 64;

  private final ShardInput in;
  private final Chunk chunk;

  ChunkIndexes(ShardInput in, Chunk chunk) {
    this.in = in;
    this.chunk = chunk;
  }

  /** Where they lie. */
  List<Extent> extents() throws IOException {
    List<Extent> extents = new ArrayList<>();
    place(chunk.meta().getColumnIndexReference()).ifPresent(extents::add);
    place(chunk.meta().getOffsetIndexReference()).ifPresent(extents::add);
    bloomExtent().ifPresent(extents::add);
    return extents;
  }

  /** How the values are ordered, page by page; null, as the library has it, if there is none. */
  ColumnIndex columnIndex() throws IOException {
    Optional<Extent> place = place(chunk.meta().getColumnIndexReference());
    return place.isEmpty()
        ? null
        : parse(
            bytes(place.get()),
            in ->
                ParquetMetadataConverter.fromParquetColumnIndex(
                    chunk.meta().getPrimitiveType(), Util.readColumnIndex(in)));
  }

  /** Where the pages lie; null, as the library has it, if that is not told. */
  OffsetIndex offsetIndex() throws IOException {
    Optional<Extent> place = place(chunk.meta().getOffsetIndexReference());
    return place.isEmpty()
        ? null
        : parse(
            bytes(place.get()),
            in -> ParquetMetadataConverter.fromParquetOffsetIndex(Util.readOffsetIndex(in)));
  }

  /** Null, as the library has it, if there is none. */
  BloomFilter bloomFilter() throws IOException {
    Optional<Extent> place = bloomExtent();
    if (place.isEmpty()) {
      return null;
    }
    byte[] bytes = bytes(place.get());
    return parse(
        bytes,
        in -> {
          BloomFilterHeader header = Util.readBloomFilterHeader(in);
          return new BlockSplitBloomFilter(in.readNBytes(header.getNumBytes()));
        });
  }

  private Optional<Extent> bloomExtent() throws IOException {
    long offset = chunk.meta().getBloomFilterOffset();
    if (offset < 0) {
      return Optional.empty();
    }
    byte[] bytes = in.peek(offset, BLOOM_HEADER);
    int length =
        parse(
            bytes,
            in -> {
              int bits = Util.readBloomFilterHeader(in).getNumBytes();
              return Math.addExact(bytes.length - in.available(), bits);
            });
    return Optional.of(inside(offset, length));
  }

  private Optional<Extent> place(IndexReference reference) {
    return reference == null
        ? Optional.empty()
        : Optional.of(inside(reference.getOffset(), reference.getLength()));
  }

  private Extent inside(long offset, int length) {
    if (offset < 0 || length < 0 || length > LONGEST || offset > in.length() - length) {
      throw new Damaged(chunk.place() + ": an index of it lies outside of the file");
    }
    return new Extent(offset, length);
  }

  private byte[] bytes(Extent extent) throws IOException {
    return in.peek(extent.offset(), (int) extent.length());
  }

  @FunctionalInterface
  private interface Parser<T> {
    T read(InputStream in) throws IOException;
  }

  private <T> T parse(byte[] bytes, Parser<T> parser) {
    try {
      return parser.read(new ByteArrayInputStream(bytes));
    } catch (IOException | RuntimeException e) {
      throw new Damaged(chunk.place() + ": an index of it cannot be read", e);
    }
  }
}
