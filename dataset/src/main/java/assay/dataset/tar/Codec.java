package assay.dataset.tar;

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
enum Codec {
  GZIP(".gz", "\u001f\u008b") {
    @Override
    InputStream decoder(InputStream in) throws IOException {
      return GzipCompressorInputStream.builder()
          .setInputStream(in)
          .setDecompressConcatenated(true)
          .get();
    }

    @Override
    OutputStream encoder(OutputStream out) throws IOException {
      return new GZIPOutputStream(out, 1 << 16);
    }
  },
  ZSTD(".zst", "(\u00b5/\u00fd") {
    @Override
    InputStream decoder(InputStream in) throws IOException {
      return new ZstdInputStream(in);
    }

    @Override
    OutputStream encoder(OutputStream out) throws IOException {
      return new ZstdOutputStream(out).setChecksum(true);
    }
  },
  XZ(".xz", "\u00fd7zXZ\0") {
    @Override
    InputStream decoder(InputStream in) throws IOException {
      return new XZInputStream(in, XZ_MEMORY_KIB);
    }

    @Override
    OutputStream encoder(OutputStream out) throws IOException {
      return new XZOutputStream(out, new LZMA2Options());
    }
  },
  BZIP2(".bz2", "BZh") {
    @Override
    InputStream decoder(InputStream in) throws IOException {
      return new BZip2CompressorInputStream(in, true);
    }

    @Override
    OutputStream encoder(OutputStream out) throws IOException {
      return new BZip2CompressorOutputStream(out);
    }
  };

  /** The longest signature. */
  static final int SIGNATURE = 6;

  /** Level 9 needs 65 MiB; a stream that asks for more is refused before it gets it. */
  private static final int XZ_MEMORY_KIB = 128 << 10;

  private final String suffix;
  private final String signature;

  Codec(String suffix, String signature) {
    this.suffix = suffix;
    this.signature = signature;
  }

  abstract InputStream decoder(InputStream in) throws IOException;

  /** At the default level; the same input gives the same output. */
  abstract OutputStream encoder(OutputStream out) throws IOException;

  /** The codec whose signature the bytes begin with. */
  static Optional<Codec> of(byte[] head) {
    return Arrays.stream(values()).filter(c -> c.begins(head)).findFirst();
  }

  private boolean begins(byte[] head) {
    int length = Math.min(head.length, SIGNATURE);
    return new String(head, 0, length, ISO_8859_1).startsWith(signature);
  }

  /** Ends the names of what it packed. */
  String suffix() {
    return suffix;
  }

  /** Whether loaders would undo this codec for a member of that name. */
  boolean isNamedBy(String member) {
    return member.toLowerCase(Locale.ROOT).endsWith(suffix());
  }
}
