package assay.dataset.tar;

import assay.item.Reading;
import assay.item.ReadingSink;
import java.io.IOException;
import java.io.InputStream;

/** The data of one member as they lie in the archive; the sink sees every byte that goes by. */
final class MemberBytes extends InputStream {
  private final TarBlocks blocks;
  private final long size;
  private final ReadingSink sink;
  private long taken;
  private boolean cut;

  MemberBytes(TarBlocks blocks, long size, ReadingSink sink) {
    this.blocks = blocks;
    this.size = size;
    this.sink = sink;
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
    } else if (cut || taken == size) {
      return -1;
    }
    int n = blocks.read(buffer, offset, (int) Math.min(length, size - taken));
    if (n < 0) {
      cut = true;
    } else {
      sink.accept(Reading.STORED, buffer, offset, n);
      taken += n;
    }
    return n;
  }

  /** How many bytes went by. */
  long taken() {
    return taken;
  }

  /** The archive ended before the member did. */
  boolean isCut() {
    return cut;
  }
}
