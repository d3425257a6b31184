package assay.dataset.packed;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * What is inside a compressed stream. A failure of the stream below comes through as it is;
 * anything the decoder has to complain of, in whatever way, is a {@link DamagedException}.
 */
public final class Unpacked extends InputStream {
  private final Source source;
  private final InputStream decoder;

  private Unpacked(Source source, InputStream decoder) {
    this.source = source;
    this.decoder = decoder;
  }

  /** Begins to undo the codec; a stream without codec is itself. */
  public static InputStream of(Optional<Codec> codec, InputStream packed) throws IOException {
    return codec.isPresent() ? of(codec.get(), packed) : packed;
  }

  /** Begins to undo the codec. */
  public static InputStream of(Codec codec, InputStream packed) throws IOException {
    return of(codec::decoder, packed);
  }

  /** Makes a stream of what is inside of another. */
  @FunctionalInterface
  public interface Decoder {
    InputStream of(InputStream packed) throws IOException;
  }

  /** Begins to undo what a decoder undoes. */
  public static InputStream of(Decoder decoder, InputStream packed) throws IOException {
    Source source = new Source(packed);
    try {
      return new Unpacked(source, decoder.of(source));
    } catch (IOException | RuntimeException e) {
      throw source.failureOr(e);
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
    }
    try {
      int n = decoder.read(buffer, offset, length);
      n = n == 0 ? decoder.read(buffer, offset, length) : n;
      if (n == 0) {
        throw new DamagedException("compressed data gives nothing and does not end");
      }
      return n;
    } catch (IOException | RuntimeException e) {
      throw source.failureOr(e);
    }
  }

  @Override
  public void close() throws IOException {
    decoder.close();
  }

  /** Remembers whether it was this stream that failed. */
  private static final class Source extends FilterInputStream {
    private Optional<IOException> failure = Optional.empty();

    Source(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      try {
        return in.read(buffer, offset, length);
      } catch (IOException e) {
        failure = Optional.of(e);
        throw e;
      }
    }

    IOException failureOr(Exception complaint) {
      if (failure.isPresent()) {
        return failure.get();
      } else if (complaint instanceof DamagedException damaged) {
        return damaged;
      }
      boolean early = complaint instanceof EOFException;
      return new DamagedException(
          early ? "compressed data ends early" : "compressed data is damaged", complaint);
    }
  }
}
