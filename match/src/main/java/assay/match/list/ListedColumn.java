package assay.match.list;

import assay.list.ListEntry;
import assay.match.index.FingerprintColumn;
import assay.match.index.FingerprintSorter;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The values of one algorithm in a list, and the entries that list each. */
final class ListedColumn {
  private final FingerprintColumn column;
  private final int[] starts;
  private final EntryTexts texts;

  private ListedColumn(FingerprintColumn column, int[] starts, EntryTexts texts) {
    this.column = column;
    this.starts = starts;
    this.texts = texts;
  }

  /** Orders the entries of each value, and keeps one of those that are equal. */
  static ListedColumn of(FingerprintSorter.Sorted sorted, EntryTexts arrived) {
    int[] starts = new int[sorted.column().size() + 1];
    IntList kept = new IntList();
    for (int position = 0; position < sorted.column().size(); position++) {
      starts[position] = kept.size();
      distinct(sorted.arrivals(position), arrived).forEach(kept::add);
    }
    starts[sorted.column().size()] = kept.size();
    return new ListedColumn(sorted.column(), starts, arrived.pick(kept.toArray()));
  }

  private static IntStream distinct(int[] arrivals, EntryTexts texts) {
    if (arrivals.length == 1) {
      return IntStream.of(arrivals);
    }
    TreeSet<Integer> distinct = new TreeSet<>(texts.order());
    IntStream.of(arrivals).forEach(distinct::add);
    return distinct.stream().mapToInt(Integer::intValue);
  }

  FingerprintColumn column() {
    return column;
  }

  Stream<ListEntry> entries(String list, int position) {
    return IntStream.range(starts[position], starts[position + 1])
        .mapToObj(
            entry ->
                new ListEntry(
                    list, column.get(position), texts.id(entry), texts.classification(entry)));
  }
}
