package assay.match.decode;

import assay.match.decode.PictureSink.RowSink;
import assay.stage.UnreadableItemException;
import assay.verdict.Reason;
import com.twelvemonkeys.imageio.util.ProgressListenerBase;
import java.util.Optional;
import javax.imageio.ImageReader;

/**
 * The decoding of one item: what came out, what was wrong, what it may still take.
 *
 * <p>Used by the thread that decodes, and watched by the one that waits for it, if that is another.
 */
final class Attempt implements AutoCloseable {
  /** A wait for memory ends at the latest when so many others have used up their time. */
  private static final int PATIENCE = 20;

  private final PictureSink sink;
  private final DecodeLimits limits;
  private final MemoryBudget budget;
  private long reserved;
  private int begun;
  private Optional<Reason> fault = Optional.empty();
  private int completed;
  private boolean waiting;
  private boolean stopped;
  private long deadline;

  Attempt(PictureSink sink, DecodeLimits limits, MemoryBudget budget) {
    this.sink = sink;
    this.limits = limits;
    this.budget = budget;
    this.deadline = System.nanoTime() + limits.time().toNanos();
  }

  /** Refuses a picture by its header, and otherwise waits for the memory it takes. */
  void admit(long width, long height, long decodingBytes) throws UnreadableItemException {
    if (width < 1 || height < 1) {
      throw new UnreadableItemException(Reason.DECODE_ERROR, "a side of the picture is 0 pixels");
    }
    if (width > limits.pixels() / height) {
      throw tooLarge(width + "x" + height + " pixels, limit " + limits.pixels());
    }
    // The hash keeps a row for each 128 of the height, and a few more.
    reserve(decodingBytes + width * Float.BYTES * (height / 128 + 32));
  }

  /** Refuses a picture that is stored in too many scans. */
  void admitScans(int scans, long pixels) throws UnreadableItemException {
    if (scans > limits.scans() || scans * pixels > limits.scannedPixels()) {
      throw tooLarge(scans + " scans, limit " + limits.scans());
    }
  }

  private void reserve(long bytes) throws UnreadableItemException {
    close();
    if (!budget.couldHold(bytes)) {
      throw tooLarge("decoding takes " + bytes + " bytes, limit " + limits.memory());
    }
    long begin = System.nanoTime();
    pause(true);
    boolean taken = take(bytes);
    synchronized (this) {
      waiting = false;
      deadline += System.nanoTime() - begin;
    }
    if (!taken) {
      throw new UnreadableItemException(Reason.TIMEOUT, "no memory became free for decoding");
    }
    reserved = bytes;
  }

  private boolean take(long bytes) {
    try {
      return budget.take(bytes, limits.time().toNanos() * PATIENCE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false; // given up while waiting
    }
  }

  private synchronized void pause(boolean wait) {
    waiting = wait;
  }

  /** Gives the memory back. */
  @Override
  public void close() {
    if (reserved > 0) {
      budget.giveBack(reserved);
      reserved = 0;
    }
  }

  /** Begins the next picture, which was admitted. */
  RowSink picture(int width, int height) throws UnreadableItemException {
    if (begun == limits.pictures()) {
      throw tooLarge("more than " + limits.pictures() + " pictures");
    }
    begun++;
    return new WatchedRows(sink.begin(width, height), height);
  }

  DecodeLimits limits() {
    return limits;
  }

  /** Notes what is wrong; the first that was found stands for all. */
  synchronized void fault(Reason reason) {
    if (fault.isEmpty()) {
      fault = Optional.of(reason);
    }
  }

  synchronized Optional<Reason> fault() {
    return fault;
  }

  /** How many pictures were handed over to their last row. */
  synchronized int completed() {
    return completed;
  }

  /**
   * Stops a reader at its next row if nobody waits any more. From within, because the platform's
   * JPEG reader lets no other thread abort it.
   */
  void watch(ImageReader reader) {
    reader.addIIOReadProgressListener(
        new ProgressListenerBase() {
          @Override
          public void imageProgress(ImageReader source, float percentageDone) {
            goOn();
          }
        });
  }

  /** Nanoseconds until the time is over; 0 if it is. */
  synchronized long remaining() {
    return waiting ? limits.time().toNanos() : Math.max(0, deadline - System.nanoTime());
  }

  /** Gives up, whatever else was wrong. The decoding thread learns of it at its next row. */
  synchronized void stop() {
    fault = Optional.of(Reason.TIMEOUT);
    stopped = true;
  }

  /** Whether to go on; loops that may run long without a row ask. */
  synchronized void goOn() throws StoppedException {
    if (remaining() == 0 || Thread.currentThread().isInterrupted()) {
      stop();
    }
    if (stopped) {
      throw new StoppedException();
    }
  }

  private synchronized void complete() {
    completed++;
  }

  private static UnreadableItemException tooLarge(String found) {
    return new UnreadableItemException(Reason.TOO_LARGE, found);
  }

  /** Thrown through the decoder when nobody waits for it any more. */
  static final class StoppedException extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  /** Passes rows on as long as somebody waits for them. */
  private final class WatchedRows implements RowSink {
    private final RowSink rows;
    private int missing;

    WatchedRows(RowSink rows, int height) {
      this.rows = rows;
      this.missing = height;
    }

    @Override
    public void row(float[] luma) {
      goOn();
      rows.row(luma);
      missing--;
      if (missing == 0) {
        complete();
      }
    }
  }
}
