package assay.dataset.http;

import assay.verdict.Reason;
import com.github.luben.zstd.ZstdIOException;
import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.brotli.dec.BrotliInputStream;

/** A content coding that can be undone. */
enum Coding {
  GZIP,
  DEFLATE,
  BROTLI,
  ZSTD;

  /** RFC 9659: decoders need not accept larger windows than 8 MiB. */
  private static final int WINDOW_LOG = 23;

  static Optional<Coding> of(String name) {
    return switch (name) {
      case "gzip", "x-gzip" -> Optional.of(GZIP);
      case "deflate" -> Optional.of(DEFLATE);
      case "br" -> Optional.of(BROTLI);
      case "zstd" -> Optional.of(ZSTD);
      default -> Optional.empty();
    };
  }

  /** Undoes it. Fails only when read, and only with {@link CodingFailed}. */
  InputStream undo(Peeked in) {
    return open(in, in.head());
  }

  /** How much of what begins like this can be undone. */
  Trial attempt(byte[] head) {
    int decoded = 0;
    try (InputStream trial = open(new ByteArrayInputStream(head), head)) {
      byte[] buffer = new byte[Peeked.HEAD];
      for (int n = 0; n >= 0 && decoded < Peeked.HEAD; decoded += Math.max(n, 0)) {
        n = trial.read(buffer, 0, buffer.length);
      }
      return new Trial(decoded, false);
    } catch (CodingFailed e) {
      return new Trial(decoded, e.reason() != Reason.TRUNCATED);
    } catch (IOException e) {
      throw new IllegalStateException("bytes in memory can be read", e);
    }
  }

  /**
   * How far an attempt came.
   *
   * @param decoded bytes that came out
   * @param wrong it failed, and not for want of more bytes
   */
  record Trial(int decoded, boolean wrong) {}

  private InputStream open(InputStream in, byte[] head) {
    return switch (this) {
      case GZIP -> Inflating.gzip(in);
      case DEFLATE -> Inflating.deflate(in, head);
      case BROTLI -> new Guarded(in, BrotliInputStream::new);
      case ZSTD -> new Guarded(in, Coding::zstd);
    };
  }

  private static InputStream zstd(InputStream in) throws IOException {
    return new ZstdInputStreamNoFinalizer(in).setLongMax(WINDOW_LOG);
  }

  /** A library's stream. Whatever it throws means that the coding cannot be undone. */
  private static final class Guarded extends InputStream {
    private final InputStream in;
    private final Opener opener;
    private InputStream decoded;

    @FunctionalInterface
    interface Opener {
      InputStream open(InputStream in) throws IOException;
    }

    Guarded(InputStream in, Opener opener) {
      this.in = in;
      this.opener = opener;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      try {
        if (decoded == null) {
          decoded = opener.open(in);
        }
        int n = decoded.read(buffer, offset, length);
        if (n == 0 && length > 0) {
          throw new CodingFailed(Reason.ENCODING, "a content coding neither ends nor goes on");
        }
        return n;
      } catch (CodingFailed e) {
        throw e; // of a layer below
      } catch (ZstdIOException e) {
        throw failed(e);
      } catch (IOException e) {
        if (e.getCause() == null && !"Brotli stream decoding failed".equals(e.getMessage())) {
          throw e; // the disk's, not the decoder's
        }
        throw failed(e);
      } catch (RuntimeException | LinkageError | OutOfMemoryError e) {
        throw failed(e);
      }
    }

    private static CodingFailed failed(Throwable e) {
      String text = e.getMessage() + (e.getCause() == null ? "" : e.getCause().getMessage());
      boolean early = text.contains("end of input") || text.contains("Truncated");
      return new CodingFailed(
          early ? Reason.TRUNCATED : Reason.ENCODING, "a content coding cannot be undone", e);
    }

    @Override
    public void close() throws IOException {
      if (decoded != null) {
        decoded.close();
      }
    }
  }
}
