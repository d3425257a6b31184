package assay.casework.indexes;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.zip.GZIPInputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** Undoes the codecs that such tables have, without Hadoop's configuration. */
final class Codecs implements CompressionCodecFactory {
  @Override
  public BytesInputCompressor getCompressor(CompressionCodecName codec) {
    throw new UnsupportedOperationException("tables are only read here");
  }

  @Override
  public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
    return switch (codec) {
      case UNCOMPRESSED -> new Undo((packed, size) -> packed);
      case ZSTD -> new Undo(Codecs::zstd);
      case GZIP -> new Undo(Codecs::gzip);
      case SNAPPY -> new Undo(SnappyBlock::plain);
      default -> throw new IllegalArgumentException("no codec for " + codec);
    };
  }

  @Override
  public void release() {
    // holds nothing
  }

  private static byte[] zstd(byte[] packed, int size) throws IOException {
    byte[] plain = new byte[size];
    try {
      long length = Zstd.decompress(plain, packed);
      if (length != size) {
        throw new IOException("a page is shorter than its header says");
      }
      return plain;
    } catch (ZstdException e) {
      throw new IOException("a page is not what Zstandard wrote", e);
    }
  }

  private static byte[] gzip(byte[] packed, int size) throws IOException {
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      return in.readNBytes(size);
    }
  }

  /** Undoes one packing. */
  @FunctionalInterface
  private interface Plain {
    byte[] of(byte[] packed, int size) throws IOException;
  }

  private record Undo(Plain plain) implements BytesInputDecompressor {
    @Override
    public BytesInput decompress(BytesInput bytes, int size) throws IOException {
      ByteArrayOutputStream packed = new ByteArrayOutputStream(Math.toIntExact(bytes.size()));
      bytes.writeAllTo(packed);
      return BytesInput.from(whole(packed.toByteArray(), size));
    }

    @Override
    public void decompress(ByteBuffer input, int inputSize, ByteBuffer output, int outputSize)
        throws IOException {
      byte[] packed = new byte[inputSize];
      input.get(packed);
      output.put(whole(packed, outputSize));
    }

    private byte[] whole(byte[] packed, int size) throws IOException {
      byte[] bytes = plain.of(packed, size);
      if (bytes.length != size) {
        throw new IOException("a page is shorter than its header says");
      }
      return bytes;
    }

    @Override
    public void release() {
      // holds nothing
    }
  }
}
