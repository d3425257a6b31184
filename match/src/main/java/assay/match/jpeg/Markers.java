package assay.match.jpeg;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** The marker codes of T.81, table B.1, and the search for the next one. */
final class Markers {
  static final int SOF0 = 0xc0;
  static final int SOF1 = 0xc1;
  static final int SOF2 = 0xc2;
  static final int DHT = 0xc4;
  static final int JPG = 0xc8;
  static final int DAC = 0xcc;
  static final int SOF15 = 0xcf;
  static final int RST0 = 0xd0;
  static final int RST7 = 0xd7;
  static final int SOI = 0xd8;
  static final int EOI = 0xd9;
  static final int SOS = 0xda;
  static final int DQT = 0xdb;
  static final int DRI = 0xdd;
  static final int APP0 = 0xe0;
  static final int APP14 = 0xee;

  /** Eight bytes at any place, the first of them uppermost. */
  static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private static final long LOW = 0x0101010101010101L;
  private static final long HIGH = 0x8080808080808080L;

  private Markers() {}

  static boolean isFrame(int marker) {
    return marker >= SOF0 && marker <= SOF15 && marker != DHT && marker != JPG && marker != DAC;
  }

  static boolean isRestart(int marker) {
    return marker >= RST0 && marker <= RST7;
  }

  /** Whether a length and that many bytes follow. */
  static boolean hasSegment(int marker) {
    return marker >= SOF0 && (marker < RST0 || marker > SOI) && marker != EOI;
  }

  /** Whether one of the eight bytes is 0xff. */
  static boolean hasFF(long eight) {
    return ((~eight - LOW) & eight & HIGH) != 0;
  }

  /**
   * The place behind the next marker's code at or after {@code from}; 0 if there is none. Passes
   * over other bytes, filling and stuffed bytes.
   */
  static int next(byte[] content, int from) {
    int at = from;
    while (true) {
      while (at + Long.BYTES <= content.length && !hasFF((long) LONG.get(content, at))) {
        at += Long.BYTES;
      }
      while (at < content.length && content[at] != (byte) 0xff) {
        at++;
      }
      while (at < content.length && content[at] == (byte) 0xff) {
        at++;
      }
      if (at >= content.length) {
        return 0;
      }
      if (content[at++] != 0) {
        return at;
      }
    }
  }
}
