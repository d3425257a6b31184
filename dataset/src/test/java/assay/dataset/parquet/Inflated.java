package assay.dataset.parquet;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.page.DataPage;
import org.apache.parquet.column.page.DataPageV1;
import org.apache.parquet.column.page.DataPageV2;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.DelegatingSeekableInputStream;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.SeekableInputStream;

/** A table's bytes, and behind them those of all its pages, inflated by the library's reader. */
final class Inflated {
  private Inflated() {}

  static byte[] of(byte[] table) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(table);
    try (ParquetFileReader reader = ParquetFileReader.open(new Bytes(table), options())) {
      for (PageReadStore group = reader.readNextRowGroup();
          group != null;
          group = reader.readNextRowGroup()) {
        for (ColumnDescriptor column : reader.getFileMetaData().getSchema().getColumns()) {
          pages(group.getPageReader(column), out);
        }
      }
    }
    return out.toByteArray();
  }

  private static void pages(PageReader pages, ByteArrayOutputStream out) throws IOException {
    DictionaryPage dictionary = pages.readDictionaryPage();
    if (dictionary != null) {
      dictionary.getBytes().writeAllTo(out);
    }
    for (DataPage page = pages.readPage(); page != null; page = pages.readPage()) {
      page.accept(
          new DataPage.Visitor<Void>() {
            @Override
            public Void visit(DataPageV1 first) {
              return write(first.getBytes());
            }

            @Override
            public Void visit(DataPageV2 second) {
              return write(second.getData());
            }

            private Void write(BytesInput bytes) {
              try {
                bytes.writeAllTo(out);
                return null;
              } catch (IOException e) {
                throw new IllegalStateException(e);
              }
            }
          });
    }
  }

  static ParquetReadOptions options() {
    return ParquetReadOptions.builder(new PlainParquetConfiguration())
        .withCodecFactory(new Codecs())
        .usePageChecksumVerification()
        .build();
  }

  /** Of the same codecs: what they do is compared with others' elsewhere. */
  private static final class Codecs implements CompressionCodecFactory {
    @Override
    public BytesInputCompressor getCompressor(CompressionCodecName name) {
      return PageCodec.of(name).orElseThrow().compressor();
    }

    @Override
    public BytesInputDecompressor getDecompressor(CompressionCodecName name) {
      PageCodec codec = PageCodec.of(name).orElseThrow();
      return new BytesInputDecompressor() {
        @Override
        public BytesInput decompress(BytesInput bytes, int size) throws IOException {
          ByteArrayOutputStream packed = new ByteArrayOutputStream();
          bytes.writeAllTo(packed);
          return BytesInput.from(
              size == 0 ? new byte[0] : codec.unpack(packed.toByteArray(), size));
        }

        @Override
        public void decompress(ByteBuffer in, int inSize, ByteBuffer out, int outSize) {
          byte[] packed = new byte[inSize];
          in.get(packed);
          out.put(codec.unpack(packed, outSize));
        }

        @Override
        public void release() {
          // holds nothing
        }
      };
    }

    @Override
    public void release() {
      // holds nothing
    }
  }

  /** A file in memory. */
  static final class Bytes implements InputFile {
    private final byte[] bytes;

    Bytes(byte[] bytes) {
      this.bytes = bytes.clone();
    }

    @Override
    public long getLength() {
      return bytes.length;
    }

    @Override
    public SeekableInputStream newStream() {
      Seekable in = new Seekable(bytes);
      return new DelegatingSeekableInputStream(in) {
        @Override
        public long getPos() {
          return in.position();
        }

        @Override
        public void seek(long position) {
          in.seek(position);
        }
      };
    }
  }

  private static final class Seekable extends ByteArrayInputStream {
    Seekable(byte[] bytes) {
      super(bytes);
    }

    long position() {
      return pos;
    }

    void seek(long position) {
      pos = (int) position;
    }
  }
}
