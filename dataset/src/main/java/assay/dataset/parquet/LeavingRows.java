package assay.dataset.parquet;

import assay.stage.Choice;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Iterator;
import java.util.stream.LongStream;

/** Which rows of a table leave; of a row of which one item leaves, all do. */
final class LeavingRows {
  /** In order, each once. */
  private final long[] rows;

  private LeavingRows(long[] rows) {
    this.rows = rows;
  }

  /** Takes the choices for a table. */
  static LeavingRows of(Iterator<Choice> choices) {
    LongStream.Builder rows = LongStream.builder();
    while (choices.hasNext()) {
      Choice choice = choices.next();
      if (!choice.kept()) {
        rows.add(Member.row(choice.member()));
      }
    }
    return new LeavingRows(rows.build().sorted().distinct().toArray());
  }

  boolean isEmpty() {
    return rows.length == 0;
  }

  int count() {
    return rows.length;
  }

  LongStream stream() {
    return Arrays.stream(rows);
  }

  /** Of a row group, counted from its first row; no bit is set if it stays as it is. */
  BitSet of(RowGroup group) {
    BitSet leaving = new BitSet();
    for (int i = place(group.firstRow()); i < rows.length; i++) {
      long inGroup = rows[i] - group.firstRow();
      if (inGroup >= group.rows()) {
        break;
      }
      leaving.set(Math.toIntExact(inGroup));
    }
    return leaving;
  }

  private int place(long row) {
    int found = Arrays.binarySearch(rows, row);
    return found < 0 ? -found - 1 : found;
  }
}
