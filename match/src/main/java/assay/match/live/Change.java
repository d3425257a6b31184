package assay.match.live;

import assay.fingerprint.Fingerprint;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Values that enter and leave a list. Takes effect as a whole.
 *
 * <p>To add what is there, or to withdraw what is not, changes nothing.
 *
 * @param added enter the list
 * @param withdrawn leave the list
 */
public record Change(Set<Fingerprint> added, Set<Fingerprint> withdrawn) {
  /**
   * Takes copies.
   *
   * @throws IllegalArgumentException if a value is both added and withdrawn
   */
  public Change {
    added = Set.copyOf(added);
    withdrawn = Set.copyOf(withdrawn);
    if (added.stream().anyMatch(withdrawn::contains)) {
      throw new IllegalArgumentException("a value is both added and withdrawn");
    }
  }

  public static Change add(Collection<? extends Fingerprint> values) {
    return new Change(Set.copyOf(values), Set.of());
  }

  public static Change withdraw(Collection<? extends Fingerprint> values) {
    return new Change(Set.of(), Set.copyOf(values));
  }

  void requireAlgorithm(String algorithm) {
    Stream.concat(added.stream(), withdrawn.stream())
        .map(Fingerprint::algorithmName)
        .filter(name -> !name.equals(algorithm))
        .findFirst()
        .ifPresent(
            name -> {
              throw new IllegalArgumentException("expected " + algorithm + ", found " + name);
            });
  }

  /** Says how many, never which. */
  @Override
  public String toString() {
    return added.size() + " added, " + withdrawn.size() + " withdrawn";
  }
}
