package assay.match.jpeg;

import assay.stage.UnreadableItemException;
import assay.verdict.Reason;
import java.util.Arrays;

/**
 * A Huffman table (T.81, annex C), and what follows from it for the next eleven bits. Eleven,
 * because the tables then still fit the nearest cache: with thirteen, decoding was slower.
 */
final class HuffmanTable {
  /** The longest code, in bits. */
  static final int LENGTHS = 16;

  /** How many bits are looked at together. */
  static final int LOOK = 11;

  /** A code that is in no table: this many bits are taken and it counts as symbol 0. */
  private static final int BAD = 17;

  private static final int SIZE = 1 << LOOK;

  private final byte[] definition;
  private final int symbols;
  private short[] looked;
  private int[] greatest;
  private int[] offsets;
  private int[] values;
  private int[] skips;

  /**
   * Keeps the definition; codes are worked out when a scan needs them.
   *
   * @param definition how many codes there are of each length, followed by the symbols
   */
  HuffmanTable(byte[] definition) {
    this.definition = definition;
    this.symbols = definition.length - LENGTHS;
  }

  boolean isDefinedBy(byte[] content, int from, int to) {
    return Arrays.equals(definition, 0, definition.length, content, from, to);
  }

  /** With all that can follow from it, so that threads can share it. */
  HuffmanTable prepared() throws UnreadableItemException {
    prepare();
    values();
    skips();
    return this;
  }

  /** Gives each symbol its code (C.2). */
  private void prepare() throws UnreadableItemException {
    if (looked != null) {
      return;
    }
    short[] look = new short[SIZE];
    greatest = new int[BAD + 1];
    offsets = new int[BAD + 1];
    int code = 0;
    int symbol = 0;
    for (int length = 1; length <= LENGTHS; length++) {
      int count = definition[length - 1] & 0xff;
      if (code + count > 1 << length) {
        throw new UnreadableItemException(
            Reason.DECODE_ERROR, "a Huffman table has too many codes");
      }
      offsets[length] = symbol - code;
      greatest[length] = count == 0 ? -1 : code + count - 1;
      for (int i = 0; i < count; i++) {
        if (length <= LOOK) {
          int from = code << (LOOK - length);
          int to = from + (1 << (LOOK - length));
          Arrays.fill(look, from, to, (short) (length << 8 | symbol(symbol)));
        }
        code++;
        symbol++;
      }
      code <<= 1;
    }
    looked = look;
  }

  private int symbol(int index) {
    return definition[LENGTHS + index] & 0xff;
  }

  /** A table for differences of DC: its symbols are numbers of bits. */
  HuffmanTable preparedForDc() throws UnreadableItemException {
    prepare();
    for (int i = 0; i < symbols; i++) {
      if (symbol(i) > 15) {
        throw new UnreadableItemException(
            Reason.DECODE_ERROR, "a Huffman table for DC has a symbol above 15");
      }
    }
    return this;
  }

  HuffmanTable preparedForAc() throws UnreadableItemException {
    prepare();
    return this;
  }

  /** For eleven bits: {@code length << 8 | symbol}; 0 if the code is longer. */
  short[] looked() {
    return looked;
  }

  /**
   * Decodes a code that {@link #looked} does not have.
   *
   * @param next the next bits, the first of them uppermost
   * @return {@code length << 8 | symbol}; a length of 17 if there is no such code
   */
  int longCode(long next) {
    for (int length = LOOK + 1; length <= LENGTHS; length++) {
      int code = (int) (next >>> (Long.SIZE - length));
      if (code <= greatest[length]) {
        return length << 8 | symbol(code + offsets[length]);
      }
    }
    return BAD << 8;
  }

  static boolean isBad(int lengthAndSymbol) {
    return lengthAndSymbol >> 8 == BAD;
  }

  /**
   * For eleven bits, a whole AC coefficient: {@code value << 16 | run << 8 | bits}, where its value
   * ends within them. Otherwise {@code symbol << 8 | bits of the code}; 0 if that is longer.
   */
  int[] values() {
    if (values == null) {
      values = new int[SIZE];
      for (int bits = 0; bits < SIZE; bits++) {
        values[bits] = value(bits);
      }
    }
    return values;
  }

  private int value(int bits) {
    int length = looked[bits] >> 8;
    int symbol = looked[bits] & 0xff;
    int size = symbol & 15;
    int all = length + size;
    if (length == 0 || size == 0 || all > LOOK) {
      return symbol << 8 | length;
    }
    int magnitude = bits >> (LOOK - all) & ((1 << size) - 1);
    return extended(magnitude, size) << 16 | symbol >> 4 << 8 | all;
  }

  /** The value that {@code size} bits stand for (T.81, F.2.2.1, EXTEND). */
  static int extended(int magnitude, int size) {
    return magnitude < 1 << (size - 1) ? magnitude - (1 << size) + 1 : magnitude;
  }

  /**
   * For eleven bits, as many AC symbols as begin in them and can be told: {@code end << 16 |
   * coefficients << 8 | bits}, where {@code end} is 1 if the last of them ends the block, which
   * counts as a coefficient. The bits of the last value may reach further. 0 if the first code is
   * longer.
   */
  int[] skips() {
    if (skips == null) {
      skips = new int[SIZE];
      for (int bits = 0; bits < SIZE; bits++) {
        skips[bits] = skip(bits);
      }
    }
    return skips;
  }

  private int skip(int bits) {
    int used = 0;
    int coefficients = 0;
    while (used < LOOK) {
      int entry = looked[bits << used & (SIZE - 1)];
      int length = entry >> 8;
      if (length == 0 || used + length > LOOK) {
        break; // the bits beyond the eleven are not known
      }
      int run = (entry & 0xff) >> 4;
      int size = entry & 15;
      if (coefficients + run + 1 > 63) {
        break;
      }
      used += length + size;
      coefficients += run + 1;
      if (size == 0 && run < 15) {
        return 1 << 16 | (coefficients - run) << 8 | used;
      }
    }
    return coefficients << 8 | used;
  }
}
