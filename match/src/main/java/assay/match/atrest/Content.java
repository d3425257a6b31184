package assay.match.atrest;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/** What an open file holds, by offsets. May be shared between threads. */
public interface Content extends Closeable {
  /** Its length in bytes, without what encryption adds. */
  long size();

  /**
   * Reads into the buffer, as much as there is.
   *
   * @return the number of bytes, or -1 behind the end
   * @throws BrokenSealException if what lies there is not as it was written
   */
  int read(ByteBuffer into, long offset) throws IOException;

  /**
   * A part of it, which stays when this is closed: mapped in the clear, otherwise in memory outside
   * the heap.
   *
   * @throws BrokenSealException if what lies there is not as it was written
   * @throws IOException also if there is not so much memory
   */
  ByteBuffer load(long offset, long length) throws IOException;
}
