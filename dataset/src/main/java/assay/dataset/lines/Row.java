package assay.dataset.lines;

import java.util.List;
import java.util.Optional;

/**
 * What a record says.
 *
 * @param names of its columns or members, in order; a member that is a list is there once for each
 *     element
 * @param values by the same order; empty for null and for what is no text or number
 * @param pictures texts that stand for the bytes of a medium: Base64, or a {@code data:} address
 */
record Row(List<String> names, List<Optional<String>> values, List<String> pictures) {
  /** How much there is, never what. */
  @Override
  public String toString() {
    return names.size() + " values, " + pictures.size() + " pictures";
  }
}
