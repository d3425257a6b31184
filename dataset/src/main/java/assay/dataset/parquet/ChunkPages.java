package assay.dataset.parquet;

import assay.dataset.io.ShardInput;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.zip.CRC32;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.Util;

/**
 * The pages of a chunk, one after another as they lie in the file, until its last byte. Checksums
 * are verified where there are some. One page is held at a time.
 */
final class ChunkPages {
  /** Enough for a header without statistics; they may be of any length. */
  private static final int HEADER = 256;

  private static final int LONGEST_HEADER = 64 << 20;

  private final ShardInput in;
  private final Chunk chunk;
  private final long budget;
  private long at;
  private long values;

  /**
   * Begins with the first page.
   *
   * @param budget how many bytes a page may have, packed or not
   */
  ChunkPages(ShardInput in, Chunk chunk, long budget) {
    this.in = in;
    this.chunk = chunk;
    this.budget = budget;
    this.at = chunk.start();
  }

  /** A page as it lies in the file. */
  static final class Page {
    private final PageHeader header;
    private final byte[] body;

    Page(PageHeader header, byte[] body) {
      this.header = header;
      this.body = body;
    }

    PageHeader header() {
      return header;
    }

    /** Not a copy. */
    byte[] body() {
      return body;
    }
  }

  /** Reads the pages of a chunk that nobody looks into: that nothing but pages is in it. */
  static void verify(ShardInput in, Chunk chunk, long budget) throws IOException {
    ChunkPages pages = new ChunkPages(in, chunk, budget);
    while (pages.next().isPresent()) {
      // each was verified when it was read
    }
  }

  /** The next page; empty at the end of the chunk. */
  Optional<Page> next() throws IOException {
    if (at == chunk.end()) {
      if (values != chunk.meta().getValueCount()) {
        throw damaged(
            "its pages have "
                + values
                + " values, and "
                + chunk.meta().getValueCount()
                + " are promised");
      }
      return Optional.empty();
    }
    PageHeader header = header();
    int size = header.getCompressed_page_size();
    if (size < 0 || size > chunk.end() - at || header.getUncompressed_page_size() < 0) {
      throw damaged("a page ends outside of its column");
    }
    requireWithin(Math.max(size, header.getUncompressed_page_size()));
    byte[] body = in.peek(at, size);
    at += size;
    verify(header, body);
    values += values(header);
    return Optional.of(new Page(header, body));
  }

  private PageHeader header() throws IOException {
    for (int most = HEADER; ; most *= 16) {
      int length = (int) Math.min(Math.min(most, LONGEST_HEADER), chunk.end() - at);
      ByteArrayInputStream bytes = new ByteArrayInputStream(in.peek(at, length));
      try {
        PageHeader header = Util.readPageHeader(bytes);
        at += length - bytes.available();
        return header;
      } catch (IOException | RuntimeException e) {
        if (bytes.available() > 0 || length < most) {
          throw new Damaged(chunk.place() + ": a page has no header that can be read", e);
        }
      }
    }
  }

  private void requireWithin(long size) {
    if (size > budget) {
      throw damaged(
          "a page of "
              + size
              + " bytes; "
              + budget
              + " are allowed. A heap of "
              + Budget.heap(size)
              + " MiB would do");
    }
  }

  private void verify(PageHeader header, byte[] body) {
    if (header.isSetCrc()) {
      CRC32 crc = new CRC32();
      crc.update(body);
      if ((int) crc.getValue() != header.getCrc()) {
        throw damaged("the checksum of a page is wrong");
      }
    }
  }

  private long values(PageHeader header) {
    PageType type = header.getType();
    boolean whole =
        switch (type) {
          case DATA_PAGE -> header.isSetData_page_header();
          case DATA_PAGE_V2 -> header.isSetData_page_header_v2();
          case DICTIONARY_PAGE -> header.isSetDictionary_page_header();
          case INDEX_PAGE -> true;
        };
    if (!whole) {
      throw damaged("a page is not what its header says");
    }
    int count =
        switch (type) {
          case DATA_PAGE -> header.getData_page_header().getNum_values();
          case DATA_PAGE_V2 -> header.getData_page_header_v2().getNum_values();
          default -> 0;
        };
    if (count < 0) {
      throw damaged("a page of " + count + " values");
    }
    return count;
  }

  private Damaged damaged(String what) {
    return new Damaged(chunk.place() + ": " + what);
  }
}
