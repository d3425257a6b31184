package assay.dataset.inside;

import java.time.Duration;

/**
 * How far an item is unpacked. What is beyond is not seen, and such an item is never clear.
 *
 * @param depth how many containers lie around what is still seen, at most
 * @param expansion bytes that come out of one item, in all
 * @param free bytes that come out before the ratio counts
 * @param ratio how many times its own length may come out of an item, beyond what is free
 * @param entries members of one item, at all depths
 * @param held bytes held in memory at once, of all containers in one item
 * @param time spent on unpacking one item
 * @param embedded whether texts are looked through for what is embedded in them
 */
public record Limits(
    int depth,
    long expansion,
    long free,
    long ratio,
    int entries,
    int held,
    Duration time,
    boolean embedded) {
  /**
   * Three containers, 1 GiB, 200 : 1 after the first MiB, 100,000 members, 30 seconds.
   *
   * @param held bytes held in memory at once
   */
  public static Limits standard(int held) {
    return new Limits(3, 1L << 30, 1L << 20, 200, 100_000, held, Duration.ofSeconds(30), true);
  }

  /** The same without a clock. */
  Limits untimed() {
    return new Limits(depth, expansion, free, ratio, entries, held, Duration.ofDays(1), embedded);
  }

  /** The same, and texts are left alone. */
  public Limits withoutEmbedded() {
    return new Limits(depth, expansion, free, ratio, entries, held, time, false);
  }
}
