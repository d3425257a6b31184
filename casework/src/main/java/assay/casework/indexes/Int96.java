package assay.casework.indexes;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;

/** The old form of times in Parquet: nanoseconds of the day, and the Julian day. */
final class Int96 {
  private static final long JULIAN_DAY_OF_1970 = 2_440_588;
  private static final long SECONDS_A_DAY = 86_400;

  private Int96() {}

  static Instant time(byte[] bytes) {
    ByteBuffer parts = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    long nanos = parts.getLong();
    long days = parts.getInt() - JULIAN_DAY_OF_1970;
    return Instant.ofEpochSecond(days * SECONDS_A_DAY, nanos);
  }
}
