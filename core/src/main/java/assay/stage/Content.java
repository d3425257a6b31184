package assay.stage;

import java.io.IOException;

/** The bytes of an item's last reading, to be read from any place and more than once. */
public interface Content {
  /** How many they are. */
  long length();

  /**
   * Reads some.
   *
   * @return how many were read, at least one unless {@code length} is 0; -1 if there are none from
   *     there on
   */
  int read(long position, byte[] into, int offset, int length) throws IOException;

  /** What is held in memory. */
  static Content of(byte[] bytes) {
    return new Content() {
      @Override
      public long length() {
        return bytes.length;
      }

      @Override
      public int read(long position, byte[] into, int offset, int length) {
        if (position >= bytes.length) {
          return -1;
        }
        int count = (int) Math.min(length, bytes.length - position);
        System.arraycopy(bytes, (int) position, into, offset, count);
        return count;
      }
    };
  }
}
