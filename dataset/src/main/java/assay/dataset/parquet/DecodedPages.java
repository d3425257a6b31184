package assay.dataset.parquet;

import assay.dataset.io.ShardInput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Optional;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DataPage;
import org.apache.parquet.column.page.DataPageV1;
import org.apache.parquet.column.page.DataPageV2;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DataPageHeaderV2;
import org.apache.parquet.format.DictionaryPageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.converter.ParquetMetadataConverter;

/**
 * Hands the pages of a chunk to the library's decoder one at a time, so that memory does not grow
 * with the row group; the library's own reader holds all of it.
 */
final class DecodedPages implements PageReader {
  private final ParquetMetadataConverter words = new ParquetMetadataConverter();
  private final Chunk chunk;
  private final PageCodec codec;
  private final ChunkPages pages;
  private Optional<ChunkPages.Page> ahead;
  private boolean v2;

  DecodedPages(ShardInput in, Chunk chunk, long budget) throws IOException {
    this.chunk = chunk;
    this.codec = chunk.codec();
    this.pages = new ChunkPages(in, chunk, budget);
    this.ahead = pages.next();
  }

  @Override
  public long getTotalValueCount() {
    return chunk.meta().getValueCount();
  }

  /** Whether the pages seen so far are of version 2. */
  boolean areV2() {
    return v2;
  }

  /** Goes on to the end of the chunk, which all values must have been taken from. */
  void finish() throws IOException {
    for (Optional<ChunkPages.Page> page = take(); page.isPresent(); page = take()) {
      boolean empty = page.get().header().getType() == PageType.DICTIONARY_PAGE;
      if (!empty && numberOfValues(page.get()) > 0) {
        throw new Damaged(chunk.place() + ": has values behind its last row");
      }
    }
  }

  private static int numberOfValues(ChunkPages.Page page) {
    return switch (page.header().getType()) {
      case DATA_PAGE -> page.header().getData_page_header().getNum_values();
      case DATA_PAGE_V2 -> page.header().getData_page_header_v2().getNum_values();
      default -> 0;
    };
  }

  private Optional<ChunkPages.Page> take() throws IOException {
    Optional<ChunkPages.Page> page = ahead.isPresent() ? ahead : pages.next();
    ahead = Optional.empty();
    return page;
  }

  @Override
  public DictionaryPage readDictionaryPage() {
    if (ahead.isEmpty() || ahead.get().header().getType() != PageType.DICTIONARY_PAGE) {
      return null; // as the library has it
    }
    ChunkPages.Page page = ahead.get();
    ahead = Optional.empty();
    DictionaryPageHeader header = page.header().getDictionary_page_header();
    return new DictionaryPage(
        BytesInput.from(codec.unpack(page.body(), page.header().getUncompressed_page_size())),
        header.getNum_values(),
        encoding(header.getEncoding()));
  }

  @Override
  public DataPage readPage() {
    try {
      for (Optional<ChunkPages.Page> page = take(); page.isPresent(); page = take()) {
        PageType type = page.get().header().getType();
        if (type == PageType.DATA_PAGE) {
          return first(page.get());
        } else if (type == PageType.DATA_PAGE_V2) {
          return second(page.get());
        } else if (type == PageType.DICTIONARY_PAGE) {
          throw new Damaged(chunk.place() + ": a dictionary stands behind the first page");
        }
      }
      throw new Damaged(chunk.place() + ": its pages end before its values");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private DataPage first(ChunkPages.Page page) {
    DataPageHeader header = page.header().getData_page_header();
    int size = page.header().getUncompressed_page_size();
    return new DataPageV1(
        BytesInput.from(codec.unpack(page.body(), size)),
        header.getNum_values(),
        size,
        null, // nothing is passed over by statistics
        encoding(header.getRepetition_level_encoding()),
        encoding(header.getDefinition_level_encoding()),
        encoding(header.getEncoding()));
  }

  /** Levels are never packed. */
  private DataPage second(ChunkPages.Page page) {
    v2 = true;
    DataPageHeaderV2 header = page.header().getData_page_header_v2();
    byte[] body = page.body();
    int repetition = header.getRepetition_levels_byte_length();
    int levels = Math.addExact(repetition, header.getDefinition_levels_byte_length());
    int size = page.header().getUncompressed_page_size() - levels;
    if (repetition < 0 || levels < repetition || levels > body.length || size < 0) {
      throw new Damaged(chunk.place() + ": the levels of a page are longer than the page");
    }
    byte[] data = Arrays.copyOfRange(body, levels, body.length);
    boolean packed = !header.isSetIs_compressed() || header.isIs_compressed();
    return DataPageV2.uncompressed(
        header.getNum_rows(),
        header.getNum_nulls(),
        header.getNum_values(),
        BytesInput.from(body, 0, repetition),
        BytesInput.from(body, repetition, levels - repetition),
        encoding(header.getEncoding()),
        BytesInput.from(packed && data.length > 0 ? codec.unpack(data, size) : data),
        null);
  }

  private Encoding encoding(org.apache.parquet.format.Encoding encoding) {
    if (encoding == null) {
      throw new Damaged(chunk.place() + ": a page is of an unknown encoding");
    }
    return words.getEncoding(encoding);
  }
}
