package assay.dataset.http;

import assay.item.Reading;
import assay.item.ReadingSink;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Hands what is read through it to the sink. */
final class Tap extends FilterInputStream {
  private final Reading reading;
  private final ReadingSink sink;
  private long count;

  Tap(InputStream in, Reading reading, ReadingSink sink) {
    super(in);
    this.reading = reading;
    this.sink = sink;
  }

  long count() {
    return count;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int n = in.read(buffer, offset, length);
    if (n > 0) {
      sink.accept(reading, buffer, offset, n);
      count += n;
    }
    return n;
  }
}
