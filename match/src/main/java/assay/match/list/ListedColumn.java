package assay.match.list;

import assay.list.ListEntry;
import assay.match.file.IndexFile;
import assay.match.file.IndexFileException;
import assay.match.file.IndexFileWriter;
import assay.match.index.FingerprintSorter;
import java.io.IOException;
import java.nio.IntBuffer;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The values of one algorithm in a list, and the entries that list each.
 *
 * @param starts for each value the number of its first entry, and at the end how many entries there
 *     are
 */
record ListedColumn(ListedValues values, IntBuffer starts, EntryTexts texts) {
  /** Orders the entries of each value, and keeps one of those that are equal. */
  static ListedColumn of(FingerprintSorter.Sorted sorted, EntryTexts arrived) {
    return of(ListedValues.of(sorted.column()), sorted::arrivals, arrived);
  }

  /**
   * The same for values that are sorted.
   *
   * @param arrivals the numbers of the entries of the value at a position
   */
  static ListedColumn of(ListedValues values, IntFunction<int[]> arrivals, EntryTexts arrived) {
    int[] starts = new int[values.size() + 1];
    IntList kept = new IntList();
    for (int position = 0; position < values.size(); position++) {
      starts[position] = kept.size();
      distinct(arrivals.apply(position), arrived).forEach(kept::add);
    }
    starts[values.size()] = kept.size();
    return new ListedColumn(values, IntBuffer.wrap(starts), arrived.pick(kept.toArray()));
  }

  private static IntStream distinct(int[] arrivals, EntryTexts texts) {
    if (arrivals.length == 1) {
      return IntStream.of(arrivals);
    }
    TreeSet<Integer> distinct = new TreeSet<>(texts.order());
    IntStream.of(arrivals).forEach(distinct::add);
    return distinct.stream().mapToInt(Integer::intValue);
  }

  /** The column that was written under the name of this algorithm. */
  static ListedColumn open(IndexFile file, String algorithm, Texts ids, Texts classifications)
      throws IndexFileException {
    ListedValues values = ListedValues.open(file, algorithm);
    IntBuffer starts = Numbers.open(file, algorithm + ".entries");
    IntBuffer entryIds = Numbers.open(file, algorithm + ".ids");
    IntBuffer entryClassifications = Numbers.open(file, algorithm + ".classifications");
    int entries = entryIds.limit();
    if (starts.limit() != values.size() + 1L) {
      throw IndexFileException.in(
          file.path(), algorithm + ".entries", "its length does not fit the values");
    }
    Numbers.requireRising(file, algorithm + ".entries", starts, entries);
    Numbers.requireWithin(file, algorithm + ".ids", entryIds, entries, ids.last());
    Numbers.requireWithin(
        file,
        algorithm + ".classifications",
        entryClassifications,
        entries,
        classifications.last());
    return new ListedColumn(
        values, starts, new EntryTexts(entryIds, entryClassifications, ids, classifications));
  }

  void write(IndexFileWriter file, String algorithm) throws IOException {
    values.write(file);
    file.numbers(algorithm + ".entries", starts);
    file.numbers(algorithm + ".ids", texts.ids());
    file.numbers(algorithm + ".classifications", texts.classifications());
  }

  Stream<ListEntry> entries(String list, int position) {
    return IntStream.range(starts.get(position), starts.get(position + 1))
        .mapToObj(
            entry ->
                new ListEntry(
                    list, values.get(position), texts.id(entry), texts.classification(entry)));
  }
}
