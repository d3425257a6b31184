package assay.match.decode;

import java.time.Duration;

/**
 * What decoding one item may take. Beyond it the item is too large, or took too long.
 *
 * @param pixels of one picture, checked on its header before anything is decoded
 * @param pictures of one item: frames, pages
 * @param scans of one JPEG
 * @param scannedPixels pixels times scans of one JPEG: a scan costs time even if it is empty
 * @param time of one item, not counting the wait for memory
 * @param memory in bytes, shared by all items that are decoded at the same time
 */
public record DecodeLimits(
    long pixels, int pictures, int scans, long scannedPixels, Duration time, long memory) {
  public DecodeLimits {
    if (pixels < 1 || pictures < 1 || scans < 1 || scannedPixels < 1 || memory < 1) {
      throw new IllegalArgumentException("a limit is not positive");
    }
    if (time.isNegative() || time.isZero()) {
      throw new IllegalArgumentException("the limit of time is not positive: " + time);
    }
  }

  /**
   * For a screening pass: 268 million pixels, 1,000 pictures, 500 scans, 30 seconds, and a quarter
   * of the heap.
   */
  public static DecodeLimits standard() {
    return new DecodeLimits(
        1L << 28,
        1_000,
        500,
        1L << 33,
        Duration.ofSeconds(30),
        Runtime.getRuntime().maxMemory() / 4);
  }

  public DecodeLimits withTime(Duration limit) {
    return new DecodeLimits(pixels, pictures, scans, scannedPixels, limit, memory);
  }

  public DecodeLimits withMemory(long limit) {
    return new DecodeLimits(pixels, pictures, scans, scannedPixels, time, limit);
  }

  public DecodeLimits withPictures(int limit) {
    return new DecodeLimits(pixels, limit, scans, scannedPixels, time, memory);
  }
}
