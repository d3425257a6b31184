package assay.dataset.zip;

import assay.dataset.io.Positioned;
import assay.dataset.packed.DamagedException;
import assay.dataset.packed.Unpacked;
import com.github.luben.zstd.ZstdInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.deflate64.Deflate64CompressorInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * The bytes of one entry, unpacked. At their end their number and checksum are compared with what
 * the directory says, and that nothing is left of the packed bytes: otherwise the last read fails.
 */
public final class ZipData extends InputStream {
  private static final int BLOCK = 1 << 16;
  private static final int XZ_MEMORY_KIB = 128 << 10;

  private final ZipRecord entry;
  private final InputStream packed;
  private final InputStream unpacked;
  private final CRC32 crc = new CRC32();
  private long count;
  private boolean ended;

  private ZipData(ZipRecord entry, InputStream packed, InputStream unpacked) {
    this.entry = entry;
    this.packed = packed;
    this.unpacked = unpacked;
  }

  /** Undoes a way of packing. */
  private interface Method {
    InputStream undo(InputStream packed) throws IOException;
  }

  /**
   * Begins to unpack an entry that is not encrypted.
   *
   * @return empty if it is packed in a way that is not known here
   */
  public static Optional<InputStream> open(Positioned file, ZipRecord entry) throws IOException {
    Optional<Method> method = method(entry.method());
    if (method.isEmpty()) {
      return Optional.empty();
    }
    InputStream packed = file.stream(entry.data(), entry.packed());
    InputStream unpacked = Unpacked.of(method.get()::undo, packed);
    return Optional.of(new ZipData(entry, packed, unpacked));
  }

  /** APPNOTE 6.3.10, 4.4.5. */
  private static Optional<Method> method(int number) {
    return switch (number) {
      case 0 -> Optional.of(packed -> packed);
      case 8 -> Optional.of(Deflated::new);
      case 9 -> Optional.of(Deflate64CompressorInputStream::new);
      case 12 -> Optional.of(BZip2CompressorInputStream::new);
      case 93 -> Optional.of(ZstdInputStream::new);
      case 95 -> Optional.of(packed -> new XZInputStream(packed, XZ_MEMORY_KIB));
      default -> Optional.empty();
    };
  }

  /** Raw deflate, which reads no more than it needs: what is left can be seen. */
  private static final class Deflated extends InflaterInputStream {
    private final InputStream packed;

    Deflated(InputStream packed) {
      super(packed, new Inflater(true), BLOCK);
      this.packed = packed;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int n = super.read(buffer, offset, length);
      if (n < 0 && (inf.getRemaining() > 0 || packed.read() >= 0)) {
        throw new DamagedException("packed bytes of a zip's entry are left over");
      }
      return n;
    }

    @Override
    public void close() throws IOException {
      super.close();
      inf.end();
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    } else if (ended) {
      return -1;
    }
    int n = unpacked.read(buffer, offset, length);
    if (n < 0) {
      ended = true;
      compare();
      return -1;
    }
    crc.update(buffer, offset, n);
    count += n;
    if (count > entry.size()) {
      throw new DamagedException("a zip's entry is longer than its directory says");
    }
    return n;
  }

  private void compare() throws IOException {
    if (count < entry.size()) {
      throw new DamagedException("a zip's entry ends early", new EOFException());
    } else if (crc.getValue() != entry.crc()) {
      throw new DamagedException("the checksum of a zip's entry is wrong");
    } else if (packed.read() >= 0) {
      throw new DamagedException("packed bytes of a zip's entry are left over");
    }
  }

  @Override
  public void close() throws IOException {
    unpacked.close();
  }
}
