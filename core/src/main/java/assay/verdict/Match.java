package assay.verdict;

import assay.fingerprint.Pdq;
import assay.fingerprint.Transform;
import assay.list.ListEntry;
import java.util.List;

/** An item's fingerprint found in a bank. */
public sealed interface Match {
  ListEntry entry();

  /** The bytes, in one of their readings, are the listed bytes. */
  record Exact(ListEntry entry) implements Match {}

  /**
   * The picture looks like the listed picture; the smaller the distance, the more so.
   *
   * @param distance differing bits, 0..256
   * @param transform how the item is turned or mirrored against the listed picture
   */
  record Near(ListEntry entry, int distance, Transform transform) implements Match {
    public Near {
      if (distance < 0 || distance > Pdq.BITS) {
        throw new IllegalArgumentException("distance is not in 0..256: " + distance);
      }
    }
  }

  /**
   * Frames of the item's video look like frames of the listed video.
   *
   * @param distance the median over the item's frames that do, in bits, 0..256
   * @param item how many of the item's frames look like some listed one, of those with enough
   *     quality
   * @param listed the same the other way round
   * @param runSeconds the longest stretch of the item that runs along with the listed video
   * @param ranges when the item shows what is listed, in order
   */
  record Video(
      ListEntry entry,
      int distance,
      Share item,
      Share listed,
      int runSeconds,
      List<TimeRange> ranges)
      implements Match {
    public Video {
      ranges = List.copyOf(ranges);
      if (distance < 0 || distance > Pdq.BITS) {
        throw new IllegalArgumentException("distance is not in 0..256: " + distance);
      }
    }

    private boolean isWhole() {
      return item.percent() == 100 && listed.percent() == 100;
    }
  }

  /**
   * A licensed program says that the item is, or is near, what is listed. How near is near is the
   * program's own rule, and so is the distance.
   *
   * @param distance in the program's own unit, 0 or more; the smaller, the more alike
   * @param matched whether the program calls it a match; otherwise only near
   */
  record Licensed(ListEntry entry, int distance, boolean matched) implements Match {
    public Licensed {
      if (distance < 0) {
        throw new IllegalArgumentException("distance is negative: " + distance);
      }
    }
  }

  /** A digest that upstream metadata declares is listed; the bytes held here were not found. */
  record Declared(ListEntry entry) implements Match {}

  /** The address where the item comes from is listed; its bytes were not found. */
  record Origin(ListEntry entry) implements Match {}

  /** Whether it looks like what is listed, rather than being it or being said to be it. */
  default boolean isLikeness() {
    return this instanceof Near || this instanceof Video || this instanceof Licensed;
  }

  /**
   * Whether it is as good as listed: a picture whose hash is the listed one is, a video that has
   * and is nothing else than the listed one, and what a licensed program calls a match, for how
   * near that is it does not say.
   */
  default boolean isExact() {
    return this instanceof Exact
        || (this instanceof Near near && near.distance() == 0)
        || (this instanceof Video video && video.distance() == 0 && video.isWhole())
        || (this instanceof Licensed licensed && licensed.matched());
  }

  /** Which matcher found it: {@code m-md5}, {@code m-pdq}. */
  default String matcher() {
    return "m-" + entry().fingerprint().algorithmName();
  }
}
