package assay.dataset.tar;

import java.io.IOException;
import java.io.InputStream;

/** Tells an archive from other files by its beginning. */
final class TarProbe {
  /** Writers round an archive's end up to a few kilobytes, not to more. */
  private static final int MOST_ZEROS = 1 << 20;

  private TarProbe() {}

  /**
   * Whether a header comes first, at most behind the zeros that end an archive, or there is nothing
   * but such an end: that is how a shard of which all was removed looks.
   *
   * @param leastEnd how many bytes of zeros make an empty archive
   */
  static boolean isArchive(InputStream in, int leastEnd) throws IOException {
    for (int zeros = 0; zeros <= MOST_ZEROS; zeros += TarHeader.BLOCK) {
      byte[] block = in.readNBytes(TarHeader.BLOCK);
      if (block.length < TarHeader.BLOCK) {
        return block.length == 0 && zeros >= leastEnd;
      } else if (!TarHeader.isZero(block)) {
        return TarHeader.isHeader(block);
      }
    }
    return false;
  }
}
