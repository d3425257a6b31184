package assay.dataset.parquet;

import assay.dataset.io.ShardInput;
import java.io.IOException;
import java.io.InputStream;
import org.apache.parquet.io.DelegatingSeekableInputStream;

/** Lets the library read a shard, in large pieces; its own class for files reads byte by byte. */
final class ShardStream extends DelegatingSeekableInputStream {
  private final Cursor cursor;

  ShardStream(ShardInput in) {
    this(new Cursor(in));
  }

  private ShardStream(Cursor cursor) {
    super(cursor);
    this.cursor = cursor;
  }

  @Override
  public long getPos() {
    return cursor.position;
  }

  @Override
  public void seek(long position) {
    cursor.position = position;
  }

  private static final class Cursor extends InputStream {
    private final ShardInput in;
    private long position;

    Cursor(ShardInput in) {
      this.in = in;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int n = in.read(position, buffer, offset, length);
      position += Math.max(0, n);
      return n;
    }
  }
}
