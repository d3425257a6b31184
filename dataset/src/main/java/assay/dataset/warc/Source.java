package assay.dataset.warc;

import java.io.IOException;
import java.io.InputStream;

/** Bytes that come in members, one after the other. */
interface Source {
  /** Reads at least one byte of the member; -1 at its end, again and again. */
  int read(byte[] buffer, int offset, int length) throws IOException;

  /** Passes over bytes of the member; fewer only if there are no more in it. */
  long skip(long count) throws IOException;

  /** Goes on to the next member; false if there is none. */
  boolean advance() throws IOException;

  /** A stream as a single member. */
  static Source of(InputStream in) {
    return new Source() {
      @Override
      public int read(byte[] buffer, int offset, int length) throws IOException {
        return in.read(buffer, offset, length);
      }

      @Override
      public long skip(long count) throws IOException {
        return in.skip(count);
      }

      @Override
      public boolean advance() {
        return false;
      }
    };
  }
}
