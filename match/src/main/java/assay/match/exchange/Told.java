package assay.match.exchange;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What an exchange says about one entry. */
public sealed interface Told {
  /**
   * The entry is listed, and this is all of it: values it had before and does not have here are
   * gone, unless they are unread.
   *
   * @param classification the publisher's class, verbatim, if there is one
   * @param tags whatever else it says of the entry, such as {@code status:MALICIOUS}; sorted
   * @param unread algorithms by which it has values that cannot be read, each told as refused as
   *     well; what the entry listed by them before stays listed
   */
  record Listed(
      EntryKey key,
      List<ListedValue> values,
      Optional<String> classification,
      SortedSet<String> tags,
      SortedSet<String> unread)
      implements Told {
    public Listed {
      Objects.requireNonNull(key);
      values = List.copyOf(values);
      classification = classification.map(WellFormed::text);
      tags =
          Collections.unmodifiableSortedSet(
              tags.stream().map(WellFormed::text).collect(Collectors.toCollection(TreeSet::new)));
      unread = Collections.unmodifiableSortedSet(new TreeSet<>(unread));
    }

    /** An entry of which everything was read. */
    public Listed(
        EntryKey key,
        List<ListedValue> values,
        Optional<String> classification,
        SortedSet<String> tags) {
      this(key, values, classification, tags, Collections.emptySortedSet());
    }

    /** Never shows the entry. */
    @Override
    public String toString() {
      return "a listed entry";
    }
  }

  /** The entry is not listed any more. An unknown key says nothing. */
  record Withdrawn(EntryKey key) implements Told {
    public Withdrawn {
      Objects.requireNonNull(key);
    }

    /** Never shows the entry. */
    @Override
    public String toString() {
      return "a withdrawn entry";
    }
  }

  /**
   * Something that cannot be an entry. It is counted and its place is kept; if the key is known,
   * what was listed under it before stays listed, also when the whole list is told anew. If it is
   * not, it may be any entry that is not told again.
   *
   * @param place where it stands: a line, a byte offset, or the number of an element in a page
   * @param reason what was expected; does not quote what stands there
   * @param key of the entry that nothing could be read of, if that much could be
   */
  record Refused(String place, String reason, Optional<EntryKey> key) implements Told {
    public Refused {
      Objects.requireNonNull(place);
      Objects.requireNonNull(reason);
      Objects.requireNonNull(key);
    }

    /** Of no known entry, or of an entry that the rest of was read. */
    public Refused(String place, String reason) {
      this(place, reason, Optional.empty());
    }
  }
}
