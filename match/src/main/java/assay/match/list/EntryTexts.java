package assay.match.list;

import java.util.Comparator;
import java.util.Optional;

/** The id and the classification of numbered entries. */
final class EntryTexts {
  private final int[] ids;
  private final int[] classifications;
  private final TextTable idTexts;
  private final TextTable classificationTexts;

  EntryTexts(int[] ids, int[] classifications, TextTable idTexts, TextTable classificationTexts) {
    this.ids = ids;
    this.classifications = classifications;
    this.idTexts = idTexts;
    this.classificationTexts = classificationTexts;
  }

  Optional<String> id(int entry) {
    return idTexts.get(ids[entry]);
  }

  Optional<String> classification(int entry) {
    return classificationTexts.get(classifications[entry]);
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
      pickedIds[i] = ids[entries[i]];
      pickedClassifications[i] = classifications[entries[i]];
    }
    return new EntryTexts(pickedIds, pickedClassifications, idTexts, classificationTexts);
  }
}
