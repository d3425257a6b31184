package assay.dataset.parquet;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory.BytesInputCompressor;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/**
 * The compression of pages, without Hadoop's configuration and its native libraries. A codec is
 * here only if a page can be unpacked and packed again: {@code LZO}, {@code BROTLI} and Hadoop's
 * framed {@code LZ4} are not.
 */
enum PageCodec {
  UNCOMPRESSED(CompressionCodecName.UNCOMPRESSED) {
    @Override
    byte[] unpackAll(byte[] packed, int size) {
      return packed;
    }

    @Override
    byte[] pack(byte[] plain) {
      return plain;
    }
  },
  SNAPPY(CompressionCodecName.SNAPPY) {
    @Override
    byte[] unpackAll(byte[] packed, int size) {
      return SnappyBlock.unpack(packed, size);
    }

    @Override
    byte[] pack(byte[] plain) {
      return SnappyBlock.pack(plain);
    }
  },
  GZIP(CompressionCodecName.GZIP) {
    @Override
    byte[] unpackAll(byte[] packed, int size) {
      try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(packed), 1 << 16)) {
        byte[] plain = in.readNBytes(size);
        if (in.read() >= 0) {
          throw new Damaged("a page is longer than its header says");
        }
        return plain;
      } catch (IOException e) {
        throw new Damaged("a page is not what gzip wrote", e);
      }
    }

    @Override
    byte[] pack(byte[] plain) throws IOException {
      ByteArrayOutputStream out = new ByteArrayOutputStream(64 + plain.length / 2);
      try (OutputStream gzip = new GZIPOutputStream(out, 1 << 16)) {
        gzip.write(plain);
      }
      return out.toByteArray();
    }
  },
  ZSTD(CompressionCodecName.ZSTD) {
    @Override
    byte[] unpackAll(byte[] packed, int size) {
      byte[] plain = new byte[size];
      try {
        long length = Zstd.decompress(plain, packed);
        if (length != size) {
          throw new Damaged("a page is shorter than its header says");
        }
        return plain;
      } catch (ZstdException e) {
        throw new Damaged("a page is not what Zstandard wrote", e);
      }
    }

    @Override
    byte[] pack(byte[] plain) {
      return Zstd.compress(plain, ZSTD_LEVEL);
    }
  },
  LZ4_RAW(CompressionCodecName.LZ4_RAW) {
    @Override
    byte[] unpackAll(byte[] packed, int size) {
      return Lz4Block.unpack(packed, size);
    }

    @Override
    byte[] pack(byte[] plain) {
      return Lz4Block.pack(plain);
    }
  };

  /** The default of Zstandard, and of the tools that write such tables. */
  private static final int ZSTD_LEVEL = 3;

  private final CompressionCodecName name;

  PageCodec(CompressionCodecName name) {
    this.name = name;
  }

  static Optional<PageCodec> of(CompressionCodecName name) {
    for (PageCodec codec : values()) {
      if (codec.name == name) {
        return Optional.of(codec);
      }
    }
    return Optional.empty();
  }

  abstract byte[] unpackAll(byte[] packed, int size);

  abstract byte[] pack(byte[] plain) throws IOException;

  /** What was packed; exactly so many bytes. */
  byte[] unpack(byte[] packed, int size) {
    byte[] plain = unpackAll(packed, size);
    if (plain.length != size) {
      throw new Damaged("a page is of another length than its header says");
    }
    return plain;
  }

  /** As the library's writer wants it. */
  BytesInputCompressor compressor() {
    return new BytesInputCompressor() {
      @Override
      public BytesInput compress(BytesInput bytes) throws IOException {
        ByteArrayOutputStream plain = new ByteArrayOutputStream(Math.toIntExact(bytes.size()));
        bytes.writeAllTo(plain);
        return BytesInput.from(pack(plain.toByteArray()));
      }

      @Override
      public CompressionCodecName getCodecName() {
        return name;
      }

      @Override
      public void release() {
        // holds nothing
      }
    };
  }
}
