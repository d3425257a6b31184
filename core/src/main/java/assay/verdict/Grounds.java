package assay.verdict;

import java.util.List;

/**
 * What a clear verdict rests on.
 *
 * @param matchers the matchers that were evaluated on this item, sorted
 * @param lists {@code id@version} of the lists they consulted, sorted
 */
public record Grounds(List<String> matchers, List<String> lists) {
  public Grounds {
    matchers = List.copyOf(matchers);
    lists = List.copyOf(lists);
  }
}
