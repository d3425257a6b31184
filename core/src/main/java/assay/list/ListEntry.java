package assay.list;

import assay.fingerprint.Fingerprint;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * One published fingerprint.
 *
 * @param list id of the list it stands in
 * @param id the publisher's own name for the entry, if there is one
 * @param classification the publisher's class, verbatim (for example {@code A1}), if there is one
 * @param tags whatever else the publisher says of it, verbatim
 */
public record ListEntry(
    String list,
    Fingerprint fingerprint,
    Optional<String> id,
    Optional<String> classification,
    SortedSet<String> tags) {
  /** Without tags. */
  public ListEntry(
      String list, Fingerprint fingerprint, Optional<String> id, Optional<String> classification) {
    this(list, fingerprint, id, classification, Collections.emptySortedSet());
  }

  public ListEntry {
    Objects.requireNonNull(list);
    Objects.requireNonNull(fingerprint);
    Objects.requireNonNull(id);
    Objects.requireNonNull(classification);
    tags = Collections.unmodifiableSortedSet(new TreeSet<>(tags));
  }

  /** Never shows the entry itself. */
  @Override
  public String toString() {
    return "entry of " + list;
  }
}
