package assay.dataset.packed;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.github.luben.zstd.ZstdInputStream;
import com.github.luben.zstd.ZstdOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZInputStream;
import org.tukaani.xz.XZOutputStream;

/** The compressions of shards and members. All verify their checksums; all read several streams. */
public enum Codec {
  GZIP(".gz", "\u001f\u008b") {
    @Override
    public InputStream decoder(InputStream in) throws IOException {
      return GzipCompressorInputStream.builder()
          .setInputStream(in)
          .setDecompressConcatenated(true)
          .get();
    }

    @Override
    public OutputStream encoder(OutputStream out) throws IOException {
      return new GZIPOutputStream(out, 1 << 16);
    }
  },
  ZSTD(".zst", "(\u00b5/\u00fd") {
    @Override
    public InputStream decoder(InputStream in) throws IOException {
      return new ZstdInputStream(in);
    }

    @Override
    public OutputStream encoder(OutputStream out) throws IOException {
      return new ZstdOutputStream(out).setChecksum(true);
    }
  },
  XZ(".xz", "\u00fd7zXZ\0") {
    @Override
    public InputStream decoder(InputStream in) throws IOException {
      return new XZInputStream(in, XZ_MEMORY_KIB);
    }

    @Override
    public OutputStream encoder(OutputStream out) throws IOException {
      return new XZOutputStream(out, new LZMA2Options());
    }
  },
  BZIP2(".bz2", "BZh") {
    @Override
    public InputStream decoder(InputStream in) throws IOException {
      return new BZip2CompressorInputStream(in, true);
    }

    @Override
    public OutputStream encoder(OutputStream out) throws IOException {
      return new BZip2CompressorOutputStream(out);
    }
  };

  /** The longest signature. */
  public static final int SIGNATURE = 6;

  /** Level 9 needs 65 MiB; a stream that asks for more is refused before it gets it. */
  private static final int XZ_MEMORY_KIB = 128 << 10;

  private final String suffix;
  private final String signature;

  Codec(String suffix, String signature) {
    this.suffix = suffix;
    this.signature = signature;
  }

  public abstract InputStream decoder(InputStream in) throws IOException;

  /** At the default level; the same input gives the same output. */
  public abstract OutputStream encoder(OutputStream out) throws IOException;

  /** The codec whose signature the bytes begin with. */
  public static Optional<Codec> of(byte[] head) {
    return Arrays.stream(values()).filter(c -> c.begins(head)).findFirst();
  }

  private boolean begins(byte[] head) {
    int length = Math.min(head.length, SIGNATURE);
    return new String(head, 0, length, ISO_8859_1).startsWith(signature);
  }

  /** Ends the names of what it packed. */
  public String suffix() {
    return suffix;
  }

  /** Whether loaders would undo this codec for a member of that name. */
  public boolean isNamedBy(String member) {
    return member.toLowerCase(Locale.ROOT).endsWith(suffix());
  }
}
