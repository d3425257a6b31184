package assay.dataset.mds;

import assay.dataset.packed.DamagedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The beginning of a shard. */
final class MdsHeader {
  /** Writers end a shard at 64 MiB; the table of this many takes as much memory. */
  private static final long MOST_SAMPLES = (1 << 24) - 2;

  private static final int LONGEST_CONFIGURATION = 1 << 20;

  /** Unsigned; one more than there are samples. */
  private final int[] offsets;

  private final byte[] configuration;
  private final Columns columns;

  private MdsHeader(int[] offsets, byte[] configuration, Columns columns) {
    this.offsets = offsets;
    this.configuration = configuration;
    this.columns = columns;
  }

  /** How long the table and what precedes it is, in bytes. */
  private static long table(long samples) {
    return 2L * Integer.BYTES + samples * Integer.BYTES;
  }

  /**
   * Whether a text begins like a shard: the first sample lies where the table and the configuration
   * end, and that is a JSON object.
   *
   * @param head the first bytes, 16 at least
   */
  static boolean isLikely(byte[] head) {
    if (head.length < 2 * Integer.BYTES) {
      return false;
    }
    ByteBuffer words = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
    long samples = Integer.toUnsignedLong(words.getInt());
    long configuration = Integer.toUnsignedLong(words.getInt()) - table(samples);
    return samples <= MOST_SAMPLES && configuration > 2 && configuration <= LONGEST_CONFIGURATION;
  }

  /**
   * Reads it.
   *
   * @throws DamagedException if it is none, or its samples do not follow one another
   */
  static MdsHeader read(InputStream in) throws IOException {
    byte[] first = in.readNBytes(2 * Integer.BYTES);
    if (!isLikely(first)) {
      throw new DamagedException("it does not begin like an MDS shard");
    }
    ByteBuffer words = ByteBuffer.wrap(first).order(ByteOrder.LITTLE_ENDIAN);
    int samples = words.getInt();
    int[] offsets = new int[samples + 1];
    offsets[0] = words.getInt();
    byte[] rest = in.readNBytes(samples * Integer.BYTES);
    if (rest.length < samples * Integer.BYTES) {
      throw new DamagedException("the table of its samples ends early");
    }
    ByteBuffer.wrap(rest).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().get(offsets, 1, samples);
    for (int i = 1; i <= samples; i++) {
      if (Integer.compareUnsigned(offsets[i - 1], offsets[i]) > 0) {
        throw new DamagedException("sample " + (i - 1) + " ends before it begins");
      }
    }
    int length = (int) (Integer.toUnsignedLong(offsets[0]) - table(samples));
    byte[] configuration = in.readNBytes(length);
    if (configuration.length < length) {
      throw new DamagedException("the configuration of the columns ends early");
    }
    return new MdsHeader(offsets, configuration, Columns.parse(configuration));
  }

  Columns columns() {
    return columns;
  }

  int samples() {
    return offsets.length - 1;
  }

  /** Where a sample begins; where the last one ends for the number of samples. */
  long offset(int sample) {
    return Integer.toUnsignedLong(offsets[sample]);
  }

  /** How long the shard is. */
  long end() {
    return offset(samples());
  }

  /** The beginning of a shard that has the samples of these lengths. */
  byte[] of(long[] lengths) {
    long at = table(lengths.length) + configuration.length;
    ByteBuffer out = ByteBuffer.allocate((int) at).order(ByteOrder.LITTLE_ENDIAN);
    out.putInt(lengths.length).putInt((int) at);
    for (long length : lengths) {
      at += length;
      out.putInt((int) at);
    }
    return out.put(configuration).array();
  }
}
