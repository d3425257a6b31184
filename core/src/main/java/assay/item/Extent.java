package assay.item;

/**
 * A half-open range of a shard. Extents follow one another without gap or overlap and add up to the
 * shard. Where the shard as a whole is compressed ({@code .tar.gz}), they are ranges of what is
 * inside.
 *
 * @param offset in bytes
 * @param length in bytes, at least 0
 */
public record Extent(long offset, long length) {
  public Extent {
    if (offset < 0 || length < 0) {
      throw new IllegalArgumentException("offset and length are at least 0");
    }
  }

  /** The first byte after it. */
  public long end() {
    return offset + length;
  }
}
