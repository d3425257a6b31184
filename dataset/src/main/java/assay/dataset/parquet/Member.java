package assay.dataset.parquet;

/** How an item of a table is named: {@code 17/image}, {@code 17/images[1]}; the row, {@code 17}. */
final class Member {
  private static final char BEHIND_ROW = '/';

  private Member() {}

  /**
   * Of the row itself.
   *
   * @param row in the table, from 0
   */
  static String of(long row) {
    return Long.toString(row);
  }

  /** Of a value in the row. */
  static String of(long row, String column) {
    return Long.toString(row) + BEHIND_ROW + column;
  }

  /** The row of an item. */
  static long row(String member) {
    int end = member.indexOf(BEHIND_ROW);
    return Long.parseLong(end < 0 ? member : member.substring(0, end));
  }
}
