package assay.match.list;

import java.nio.IntBuffer;
import java.util.Comparator;
import java.util.Optional;

/**
 * The id and the classification of numbered entries.
 *
 * @param ids for each entry the number of its id
 * @param classifications for each entry the number of its classification
 */
record EntryTexts(
    IntBuffer ids, IntBuffer classifications, Texts idTexts, Texts classificationTexts) {
  Optional<String> id(int entry) {
    return idTexts.get(ids.get(entry));
  }

  Optional<String> classification(int entry) {
    return classificationTexts.get(classifications.get(entry));
  }

  /** By id, then by classification, what has none first; equal entries say the same. */
  Comparator<Integer> order() {
    return Comparator.<Integer, String>comparing(entry -> id(entry).orElse(""))
        .thenComparing(entry -> classification(entry).orElse(""));
  }

  /** The same entries, numbered anew. */
  EntryTexts pick(int[] entries) {
    int[] pickedIds = new int[entries.length];
    int[] pickedClassifications = new int[entries.length];
    for (int i = 0; i < entries.length; i++) {
      pickedIds[i] = ids.get(entries[i]);
      pickedClassifications[i] = classifications.get(entries[i]);
    }
    return new EntryTexts(
        IntBuffer.wrap(pickedIds),
        IntBuffer.wrap(pickedClassifications),
        idTexts,
        classificationTexts);
  }

  /** Names neither ids nor classifications. */
  @Override
  public String toString() {
    return ids.limit() + " entries";
  }
}
