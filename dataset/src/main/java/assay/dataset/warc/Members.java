package assay.dataset.warc;

import assay.dataset.io.ShardInput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** The members of a part of the file, inflated one after the other. */
final class Members implements Source {
  private final Codec codec;
  private final ShardInput in;
  private final long limit;
  private final ByteArrayOutputStream copy;
  private final int copyLimit;
  private Codec.Member member;
  private long start;
  private long firstEnd = -1;
  private long dataBytes;
  private boolean ended;
  private boolean overflowed;

  /**
   * Opens the first member.
   *
   * @param limit where the last member ends
   * @param copy takes what is inflated, up to {@code copyLimit} bytes
   */
  Members(
      Codec codec, ShardInput in, long from, long limit, ByteArrayOutputStream copy, int copyLimit)
      throws IOException {
    this.codec = codec;
    this.in = in;
    this.limit = limit;
    this.copy = copy;
    this.copyLimit = copyLimit;
    this.start = from;
    this.member = codec.open(in, from);
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int n = ended ? -1 : member.read(buffer, offset, length);
    if (n < 0 && !ended) {
      ended = true;
      dataBytes += member.dataBytes();
      firstEnd = firstEnd < 0 ? member.end() : firstEnd;
    } else if (n > 0) {
      keep(buffer, offset, n);
    }
    return n;
  }

  private void keep(byte[] buffer, int offset, int n) {
    overflowed |= copy.size() + n > copyLimit;
    if (!overflowed) {
      copy.write(buffer, offset, n);
    }
  }

  @Override
  public long skip(long count) throws IOException {
    byte[] buffer = new byte[(int) Math.min(count, 1 << 16)];
    long skipped = 0;
    while (skipped < count) {
      int n = read(buffer, 0, (int) Math.min(buffer.length, count - skipped));
      if (n < 0) {
        break;
      }
      skipped += n;
    }
    return skipped;
  }

  @Override
  public boolean advance() throws IOException {
    start = member.end();
    if (start >= limit) {
      return false;
    }
    member = codec.open(in, start);
    ended = false;
    return true;
  }

  /** Where the open member begins. */
  long start() {
    return start;
  }

  /** Where the open member ends; valid at its end. */
  long end() {
    return member.end();
  }

  /** Where the first member ended; -1 if it did not. */
  long firstEnd() {
    return firstEnd;
  }

  /** The data bytes of all members that ended. */
  long dataBytes() {
    return dataBytes;
  }

  /** Whether all that was read is in the copy. */
  boolean isCopied() {
    return !overflowed;
  }
}
