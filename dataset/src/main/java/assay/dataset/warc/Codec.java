package assay.dataset.warc;

import assay.dataset.io.ShardInput;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;

/** A compression whose file is a row of members. One member is open at a time. */
interface Codec extends Closeable {
  /** Whether a member may begin here. */
  boolean startsAt(ShardInput in, long position) throws IOException;

  /**
   * Opens the member that begins here.
   *
   * @throws FramingLost if none does
   */
  Member open(ShardInput in, long position) throws IOException;

  /** Writes one member with what the body writes. */
  void pack(OutputStream out, Body body) throws IOException;

  /** Writes what goes into a member. */
  @FunctionalInterface
  interface Body {
    void writeTo(OutputStream out) throws IOException;
  }

  /** One member, inflated. Its checksum is verified before its end is reported. */
  interface Member {
    /**
     * Reads at least one byte.
     *
     * @return -1 at the end, again and again
     * @throws FramingLost if the member is not what it promises
     */
    int read(byte[] buffer, int offset, int length) throws IOException;

    /** The offset after it; valid at its end. */
    long end();

    /** How many bytes of the file are its data, without header and checksum; valid at its end. */
    long dataBytes();
  }

  @Override
  void close();
}
