package assay.dataset.inside;

import assay.verdict.Reason;

/** What is left of the limits while one item is unpacked. */
final class Budget {
  private final Limits limits;
  private final long packed;
  private final long start = System.nanoTime();
  private long unpacked;
  private int entries;
  private long held;

  /**
   * @param packed the length of the item itself, in bytes
   */
  Budget(Limits limits, long packed) {
    this.limits = limits;
    this.packed = packed;
  }

  /** Counts what came out. */
  void unpack(int bytes) throws Broken {
    unpacked += bytes;
    if (unpacked > limits.expansion() || unpacked - limits.free() > limits.ratio() * packed) {
      throw Broken.limit(Reason.TOO_LARGE, "more comes out than is unpacked");
    }
    spend();
  }

  /** Counts a member. */
  void enter() throws Broken {
    if (++entries > limits.entries()) {
      throw Broken.limit(Reason.TOO_LARGE, "there are more members than are looked at");
    }
    spend();
  }

  private void spend() throws Broken {
    if (System.nanoTime() - start > limits.time().toNanos()) {
      throw Broken.limit(Reason.TIMEOUT, "unpacking takes too long");
    }
  }

  /** How many more bytes may be held. */
  int room() {
    return (int) Math.max(0, limits.held() - held);
  }

  /** Counts bytes that are held from now on, or no longer if negative. */
  void hold(long bytes) {
    held += bytes;
  }

  /** Whether such a container is opened at all. */
  boolean opens(Kind kind) {
    return kind.isOpened(limits);
  }

  /** How many members there may be. */
  int mostEntries() {
    return limits.entries();
  }

  /** Whether what lies in so many containers is still opened. */
  boolean opensAt(int depth) {
    return depth < limits.depth();
  }
}
