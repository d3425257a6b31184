package assay.match.list;

import assay.fingerprint.Fingerprint;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** One thing that stands in a list file: an entry, or what should have been one. */
public sealed interface ListElement {
  /** The tag of what is known to be harmless, so that its list is no list of what must go. */
  String KNOWN_GOOD = "known-good";

  /** Where it stands: the number of a line, or which of the objects and at which byte. */
  String place();

  /**
   * An entry, in full.
   *
   * @param id the publisher's, if there is one
   * @param classification the publisher's class
   * @param tags whatever else it says of the entry
   * @param values that can be looked up
   * @param unevaluated the others; together there is at least one
   */
  record Entry(
      String place,
      Optional<String> id,
      Optional<String> classification,
      SortedSet<String> tags,
      List<Fingerprint> values,
      List<Unevaluated> unevaluated)
      implements ListElement {
    public Entry {
      Objects.requireNonNull(place);
      Objects.requireNonNull(id);
      Objects.requireNonNull(classification);
      tags = Collections.unmodifiableSortedSet(new TreeSet<>(tags));
      values = List.copyOf(values);
      unevaluated = List.copyOf(unevaluated);
      if (values.isEmpty() && unevaluated.isEmpty()) {
        throw new IllegalArgumentException("an entry has a value");
      }
    }

    /** Never shows the entry. */
    @Override
    public String toString() {
      return place + ": an entry";
    }
  }

  /**
   * A value that nothing here can look up.
   *
   * @param algorithm as lists name it, lower case
   * @param text verbatim
   */
  record Unevaluated(String algorithm, String text) {
    /** Never shows the value. */
    @Override
    public String toString() {
      return "a value of " + algorithm;
    }
  }

  /**
   * No entry of this format.
   *
   * @param reason what was expected; does not quote what stands there
   * @param id the publisher's, if that much can be read
   */
  record Refused(String place, String reason, Optional<String> id) implements ListElement {
    public Refused {
      Objects.requireNonNull(place);
      Objects.requireNonNull(reason);
      Objects.requireNonNull(id);
    }

    /** Says where and why, never which. */
    @Override
    public String toString() {
      return place + ": " + reason;
    }
  }
}
