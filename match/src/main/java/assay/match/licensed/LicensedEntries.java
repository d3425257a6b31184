package assay.match.licensed;

import assay.fingerprint.LicensedHash;
import assay.list.ListEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * All values of one algorithm that the lists of a run have, as a program gets them: distinct,
 * sorted, numbered from 0. Wherever a run's lists come from, this is where they hand over what they
 * cannot compare themselves.
 */
public final class LicensedEntries {
  private final String algorithm;
  private final List<String> values;
  private final List<List<ListEntry>> entries;

  private LicensedEntries(String algorithm, SortedMap<String, List<ListEntry>> byValue) {
    this.algorithm = algorithm;
    this.values = List.copyOf(byValue.keySet());
    this.entries = List.copyOf(byValue.values());
  }

  /**
   * Takes the entries of any number of lists.
   *
   * @param algorithm entries of others are left alone
   * @param entries of one value in the order in which they are to be told
   */
  public static LicensedEntries of(String algorithm, Stream<ListEntry> entries) {
    SortedMap<String, List<ListEntry>> byValue = new TreeMap<>();
    entries
        .filter(entry -> entry.fingerprint().algorithmName().equals(algorithm))
        .forEach(
            entry -> {
              if (entry.fingerprint() instanceof LicensedHash hash) {
                byValue.computeIfAbsent(hash.text(), text -> new ArrayList<>()).add(entry);
              }
            });
    byValue.replaceAll((value, listed) -> List.copyOf(listed));
    return new LicensedEntries(algorithm, byValue);
  }

  /** Whose values they are. */
  public String algorithm() {
    return algorithm;
  }

  /** How many distinct values there are. */
  public int size() {
    return values.size();
  }

  String value(int number) {
    return values.get(number);
  }

  /** Who lists a value; at least one. */
  List<ListEntry> entries(int number) {
    return entries.get(number);
  }

  /** An upper bound of what a program is told, in bytes. */
  long bytes() {
    return values.stream().mapToLong(value -> 64L + 3L * value.length()).sum();
  }

  /** The lists that have one of these values, for a message. */
  SortedSet<String> lists(List<Integer> numbers) {
    SortedSet<String> lists = new TreeSet<>();
    numbers.forEach(number -> entries.get(number).forEach(entry -> lists.add(entry.list())));
    return lists;
  }

  /** How many, never one of them. */
  @Override
  public String toString() {
    return values.size() + " values of " + algorithm;
  }
}
