package assay.match.list;

import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Gathers short texts without an object for each. */
final class TextTable {
  private static final int LONGEST = Integer.MAX_VALUE - 8; // that every JVM allocates

  private byte[] bytes = new byte[64];
  private final IntList ends = new IntList();

  TextTable() {
    ends.add(0); // the end of the text numbered 0, which is none
  }

  /** Takes a text and returns its number. */
  int add(String text) {
    byte[] added = text.getBytes(StandardCharsets.UTF_8);
    int from = ends.get(ends.size() - 1);
    int to = Math.addExact(from, added.length);
    if (to > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(to, (int) Math.min(2L * bytes.length, LONGEST)));
    }
    System.arraycopy(added, 0, bytes, from, added.length);
    ends.add(to);
    return ends.size() - 1;
  }

  /** The texts so far. */
  Texts texts() {
    int end = ends.get(ends.size() - 1);
    return new Texts(IntBuffer.wrap(ends.toArray()), ByteBuffer.wrap(bytes, 0, end).slice());
  }
}
