package assay.match.index;

/**
 * Entries that the table of one part let through, compared many at a time: first all positions are
 * fetched, then all hashes, so that the waits for memory overlap.
 */
final class Candidates {
  private static final int MOST = 1024;

  private final Comparison comparison;
  private final int[] queries = new int[MOST];
  private final int[] slots = new int[MOST]; // then positions
  private final byte[] parts = new byte[MOST];
  private PartTable table;
  private int part;
  private int located; // from here on they are slots of the current table
  private int size;

  Candidates(Comparison comparison) {
    this.comparison = comparison;
  }

  /** What is added from now on was let through by this table. */
  void from(PartTable next) {
    locate();
    table = next;
    part = next.part();
  }

  void add(int query, int slot) {
    if (size == MOST) {
      compare();
    }
    queries[size] = query;
    parts[size] = (byte) part;
    slots[size++] = slot;
  }

  private void locate() {
    for (; located < size; located++) {
      slots[located] = table.position(slots[located]);
    }
  }

  /** Compares what was added. */
  void compare() {
    locate();
    for (int i = 0; i < size; i++) {
      comparison.compare(queries[i], slots[i], parts[i]);
    }
    size = 0;
    located = 0;
  }
}
