package assay.match.exchange.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * A body that fails when its next bytes do not come in time. The client's own timeout ends with the
 * answer's headers, so that a service could hold a pull for ever; and a body that is closed while
 * it is read must not look as if it ended.
 */
final class WatchedBody extends FilterInputStream {
  private static final ScheduledThreadPoolExecutor CLOCK = clock();

  private final Duration patience;
  private volatile boolean late;

  WatchedBody(InputStream in, Duration patience) {
    super(in);
    this.patience = patience;
  }

  private static ScheduledThreadPoolExecutor clock() {
    ScheduledThreadPoolExecutor clock =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, "answers that stall");
              thread.setDaemon(true);
              return thread;
            });
    clock.setRemoveOnCancelPolicy(true);
    return clock;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    return inTime(() -> in.read(target, offset, length));
  }

  /** As one read: the bytes up to this many, or to the end, must all come in time. */
  byte[] wholly(int most) throws IOException {
    return inTime(() -> in.readNBytes(most));
  }

  private interface Read<T> {
    T read() throws IOException;
  }

  private <T> T inTime(Read<T> read) throws IOException {
    ScheduledFuture<?> alarm =
        CLOCK.schedule(this::giveUp, patience.toMillis(), TimeUnit.MILLISECONDS);
    try {
      T bytes = read.read();
      if (late) {
        throw new IOException("the answer stalled");
      }
      return bytes;
    } finally {
      alarm.cancel(false);
    }
  }

  private void giveUp() {
    late = true;
    try {
      in.close(); // wakes the reader
    } catch (IOException e) {
      // it is given up anyway
    }
  }
}
