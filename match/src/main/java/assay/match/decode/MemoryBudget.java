package assay.match.decode;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** The memory that all decoding under way shares. First come, first served. */
final class MemoryBudget {
  private static final long UNIT = 1024;

  private final int units;
  private final Semaphore free;

  MemoryBudget(long bytes) {
    this.units = (int) Math.min(Integer.MAX_VALUE, bytes / UNIT + 1);
    this.free = new Semaphore(units, true);
  }

  /** Whether so much could be had if nobody else were here. */
  boolean couldHold(long bytes) {
    return units(bytes) <= units;
  }

  /**
   * Waits until so much is free.
   *
   * @return false if it is not after the given time
   */
  boolean take(long bytes, long nanos) throws InterruptedException {
    return free.tryAcquire((int) units(bytes), nanos, TimeUnit.NANOSECONDS);
  }

  void giveBack(long bytes) {
    free.release((int) units(bytes));
  }

  private static long units(long bytes) {
    return bytes / UNIT + 1;
  }
}
