package assay.match.live;

import assay.fingerprint.Fingerprint;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Values that enter and leave a list, and values that are allowed or no longer allowed. Takes
 * effect as a whole.
 *
 * <p>To add what is there, or to withdraw what is not, changes nothing. What is allowed does not
 * match, listed or not, until it is lifted: the operator's decision outlives the publisher's
 * updates.
 *
 * @param added enter the list
 * @param withdrawn leave the list
 * @param allowed do not match from now on
 * @param lifted match again, if they are listed
 */
public record Change(
    Set<Fingerprint> added,
    Set<Fingerprint> withdrawn,
    Set<Fingerprint> allowed,
    Set<Fingerprint> lifted) {
  /**
   * Takes copies.
   *
   * @throws IllegalArgumentException if a value is both added and withdrawn, or both allowed and
   *     lifted
   */
  public Change {
    added = Set.copyOf(added);
    withdrawn = Set.copyOf(withdrawn);
    allowed = Set.copyOf(allowed);
    lifted = Set.copyOf(lifted);
    requireApart(added, withdrawn, "added and withdrawn");
    requireApart(allowed, lifted, "allowed and lifted");
  }

  private static void requireApart(Set<Fingerprint> some, Set<Fingerprint> others, String both) {
    if (some.stream().anyMatch(others::contains)) {
      throw new IllegalArgumentException("a value is both " + both);
    }
  }

  public static Change add(Collection<? extends Fingerprint> values) {
    return new Change(Set.copyOf(values), Set.of(), Set.of(), Set.of());
  }

  public static Change withdraw(Collection<? extends Fingerprint> values) {
    return new Change(Set.of(), Set.copyOf(values), Set.of(), Set.of());
  }

  public static Change allow(Collection<? extends Fingerprint> values) {
    return new Change(Set.of(), Set.of(), Set.copyOf(values), Set.of());
  }

  public static Change lift(Collection<? extends Fingerprint> values) {
    return new Change(Set.of(), Set.of(), Set.of(), Set.copyOf(values));
  }

  void requireAlgorithm(String algorithm) {
    Stream.of(added, withdrawn, allowed, lifted)
        .flatMap(Set::stream)
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
    return added.size()
        + " added, "
        + withdrawn.size()
        + " withdrawn, "
        + allowed.size()
        + " allowed, "
        + lifted.size()
        + " lifted";
  }
}
