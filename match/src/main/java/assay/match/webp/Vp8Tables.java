package assay.match.webp;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Queue;

/** The constants of the RFC that fill pages. They are read from a file beside this class. */
final class Vp8Tables {
  static final int TYPES = 4;
  static final int BANDS = 8;
  static final int CONTEXTS = 3;
  static final int NODES = 11;
  static final int MODES = 10;

  /** Coefficient probabilities by {@link #node} (13.5), and how likely each is updated (13.4). */
  private static final int[] COEFFICIENTS;

  static final int[] UPDATES;

  /** By mode above, mode to the left, node (11.5). */
  private static final int[] SUBBLOCK_MODES;

  /** Quantizer steps by index 0..127 (14.1). */
  static final int[] DC_STEPS;

  static final int[] AC_STEPS;

  static {
    Queue<Integer> numbers = read();
    COEFFICIENTS = take(numbers, TYPES * BANDS * CONTEXTS * NODES);
    UPDATES = take(numbers, TYPES * BANDS * CONTEXTS * NODES);
    SUBBLOCK_MODES = take(numbers, MODES * MODES * (MODES - 1));
    DC_STEPS = take(numbers, 128);
    AC_STEPS = take(numbers, 128);
  }

  private Vp8Tables() {}

  private static Queue<Integer> read() {
    Queue<Integer> numbers = new ArrayDeque<>();
    try (InputStream in = Vp8Tables.class.getResourceAsStream("vp8-tables.txt");
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, US_ASCII))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.startsWith("#")) {
          for (String number : line.split(" ", -1)) {
            numbers.add(Integer.valueOf(number));
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return numbers;
  }

  private static int[] take(Queue<Integer> numbers, int count) {
    int[] table = new int[count];
    for (int i = 0; i < count; i++) {
      table[i] = numbers.remove();
    }
    return table;
  }

  /** The default coefficient probabilities, free to be changed. */
  static int[] coefficients() {
    return COEFFICIENTS.clone();
  }

  /** Where the eleven probabilities of a block type, band and context begin. */
  static int node(int type, int band, int context) {
    return ((type * BANDS + band) * CONTEXTS + context) * NODES;
  }

  static int subblockMode(int above, int left, int node) {
    return SUBBLOCK_MODES[(above * MODES + left) * (MODES - 1) + node];
  }
}
