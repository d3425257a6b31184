package assay.match.list;

import java.nio.IntBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The entries of one algorithm whose values are texts of any length, as they came. */
final class GatheredTexts {
  /** As their hexadecimal is ordered, which is how the commitment has them. */
  private static final Comparator<String> BY_BYTES =
      (a, b) ->
          Arrays.compareUnsigned(
              a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));

  private final SortedMap<String, List<Integer>> arrivals = new TreeMap<>(BY_BYTES);
  private final IntList ids = new IntList();
  private final IntList classifications = new IntList();

  void add(String value, int id, int classification) {
    arrivals.computeIfAbsent(value, text -> new ArrayList<>(1)).add(ids.size());
    ids.add(id);
    classifications.add(classification);
  }

  ListedColumn sort(String algorithm, Texts idTexts, Texts classificationTexts) {
    TextTable values = new TextTable();
    List<int[]> ofValue = new ArrayList<>();
    for (Map.Entry<String, List<Integer>> value : arrivals.entrySet()) {
      values.add(value.getKey());
      ofValue.add(value.getValue().stream().mapToInt(Integer::intValue).toArray());
    }
    return ListedColumn.of(
        new ListedValues.OfTexts(algorithm, values.texts()),
        ofValue::get,
        new EntryTexts(
            IntBuffer.wrap(ids.toArray()),
            IntBuffer.wrap(classifications.toArray()),
            idTexts,
            classificationTexts));
  }
}
