package assay.list;

import assay.fingerprint.Fingerprint;
import java.util.Objects;
import java.util.Optional;

/**
 * One published fingerprint.
 *
 * @param list id of the list it stands in
 * @param id the publisher's own name for the entry, if there is one
 * @param classification the publisher's class, verbatim (for example {@code A1}), if there is one
 */
public record ListEntry(
    String list, Fingerprint fingerprint, Optional<String> id, Optional<String> classification) {
  public ListEntry {
    Objects.requireNonNull(list);
    Objects.requireNonNull(fingerprint);
    Objects.requireNonNull(id);
    Objects.requireNonNull(classification);
  }

  /** Never shows the entry itself. */
  @Override
  public String toString() {
    return "entry of " + list;
  }
}
