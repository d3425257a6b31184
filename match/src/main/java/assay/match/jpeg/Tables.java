package assay.match.jpeg;

import assay.stage.UnreadableItemException;
import assay.verdict.Reason;

/** The tables in force (T.81, B.2.4): each is kept until another of its number comes. */
final class Tables {
  /** How many there may be of each kind. */
  static final int COUNT = 4;

  private static final int BLOCK = 64;

  private final int[][] quantization = new int[COUNT][];
  private final HuffmanTable[] dc = new HuffmanTable[COUNT];
  private final HuffmanTable[] ac = new HuffmanTable[COUNT];
  private int restartInterval;

  /** The steps in zigzag order, or none. */
  int[] quantization(int number) {
    return number < COUNT && quantization[number] != null ? quantization[number] : new int[0];
  }

  HuffmanTable dc(int number) throws UnreadableItemException {
    return checked(dc, number);
  }

  HuffmanTable ac(int number) throws UnreadableItemException {
    return checked(ac, number);
  }

  /** Whoever leaves tables out means the usual ones. */
  void useStandardTables() {
    HuffmanTable[] usualDc = {StandardTables.LUMA_DC, StandardTables.CHROMA_DC};
    HuffmanTable[] usualAc = {StandardTables.LUMA_AC, StandardTables.CHROMA_AC};
    for (int i = 0; i < usualDc.length; i++) {
      dc[i] = dc[i] == null ? usualDc[i] : dc[i];
      ac[i] = ac[i] == null ? usualAc[i] : ac[i];
    }
  }

  private static HuffmanTable checked(HuffmanTable[] tables, int number)
      throws UnreadableItemException {
    if (number >= COUNT || tables[number] == null) {
      throw new UnreadableItemException(Reason.DECODE_ERROR, "a Huffman table is missing");
    }
    return tables[number];
  }

  /** MCUs between restart markers; 0 if there are none. */
  int restartInterval() {
    return restartInterval;
  }

  void defineRestarts(byte[] content, int at, int end) throws UnreadableItemException {
    require(end - at >= 2);
    restartInterval = (content[at] & 0xff) << 8 | (content[at + 1] & 0xff);
  }

  void defineQuantization(byte[] content, int from, int end) throws UnreadableItemException {
    int at = from;
    while (at < end) {
      int number = content[at] & 15;
      int bytes = (content[at] & 0xff) >> 4 == 0 ? 1 : 2;
      at++;
      require(number < COUNT && end - at >= BLOCK * bytes);
      int[] steps = new int[BLOCK];
      for (int i = 0; i < BLOCK; i++) {
        int step = content[at] & 0xff;
        steps[i] = bytes == 1 ? step : step << 8 | (content[at + 1] & 0xff);
        at += bytes;
      }
      quantization[number] = steps;
    }
  }

  void defineHuffman(byte[] content, int from, int end) throws UnreadableItemException {
    int at = from;
    while (at < end) {
      require(end - at > HuffmanTable.LENGTHS);
      int kind = content[at] & 0xff;
      int symbols = 0;
      for (int length = 1; length <= HuffmanTable.LENGTHS; length++) {
        symbols += content[at + length] & 0xff;
      }
      int first = at + 1 + HuffmanTable.LENGTHS;
      require(symbols <= 256 && end - first >= symbols && (kind & 0xef) < COUNT);
      HuffmanTable table = StandardTables.table(content, at + 1, first + symbols);
      (kind < COUNT ? dc : ac)[kind & 15] = table;
      at = first + symbols;
    }
  }

  private static void require(boolean sound) throws UnreadableItemException {
    if (!sound) {
      throw new UnreadableItemException(
          Reason.DECODE_ERROR, "a table has a wrong length or number");
    }
  }
}
