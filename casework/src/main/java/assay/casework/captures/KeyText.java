package assay.casework.captures;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/**
 * Keys in order, each without what it shares with the one before: a varint for each with the number
 * of shared bytes, then the rest of each and a zero, which no key holds.
 */
final class KeyText {
  private KeyText() {}

  static byte[] of(List<byte[]> keys) {
    Bytes shared = new Bytes();
    Bytes ends = new Bytes();
    byte[] last = new byte[0];
    for (byte[] key : keys) {
      int mismatch = Arrays.mismatch(last, key);
      int common = mismatch < 0 ? key.length : mismatch;
      shared.putVarint(common);
      ends.put(key, common, key.length - common).put(0);
      last = key;
    }
    return shared.put(ends.toArray()).toArray();
  }

  /** The first keys, as many as are asked for. */
  static byte[][] read(byte[] text, int size, int most) {
    ByteBuffer plain = ByteBuffer.wrap(text);
    int[] shared = new int[size];
    for (int i = 0; i < size; i++) {
      shared[i] = (int) Bytes.varint(plain);
    }
    int at = plain.position();
    byte[][] keys = new byte[most][];
    byte[] last = new byte[0];
    for (int i = 0; i < most; i++) {
      int end = at;
      while (text[end] != 0) {
        end++;
      }
      byte[] key = Arrays.copyOf(last, shared[i] + end - at);
      System.arraycopy(text, at, key, shared[i], end - at);
      keys[i] = key;
      last = key;
      at = end + 1;
    }
    return keys;
  }
}
