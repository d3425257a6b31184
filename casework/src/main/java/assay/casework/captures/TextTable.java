package assay.casework.captures;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.List;

/**
 * Texts by number: {@code count} and {@code count + 1} offsets of eight bytes, then the texts.
 *
 * @param begin where it lies in the file
 */
record TextTable(MappedBytes file, long begin) {
  int size() {
    return (int) file.getLong(begin);
  }

  byte[] bytes(int number) {
    long offsets = begin + Long.BYTES * (1L + number);
    long from = file.getLong(offsets);
    long to = file.getLong(offsets + Long.BYTES);
    return file.bytes(begin + from, (int) (to - from));
  }

  String text(int number) {
    return new String(bytes(number), UTF_8);
  }

  static void write(List<byte[]> texts, CheckedOutput out) throws IOException {
    Bytes number = new Bytes();
    out.write(number.putLong(texts.size()).toArray());
    long end = Long.BYTES * (2L + texts.size());
    out.write(number.clear().putLong(end).toArray());
    for (byte[] text : texts) {
      end += text.length;
      out.write(number.clear().putLong(end).toArray());
    }
    for (byte[] text : texts) {
      out.write(text);
    }
  }
}
