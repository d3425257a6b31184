package assay.screen;

import assay.stage.Ties;
import assay.verdict.Disposition;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The names of everything that leaves a dataset, gathered over all shards of a run: what follows
 * one of them leaves too. To gather it, show it every entry again and again until a whole round
 * adds nothing. Holds names of leaving entries only, which are few. For one thread while it grows,
 * for any number after.
 */
public final class RemovalSet {
  private final Set<String> quarantined = new HashSet<>();
  private final Set<String> withheld = new HashSet<>();

  /**
   * What becomes of an entry, given what its own verdict asks for: the same, or what is done with
   * the entry that it follows. Quarantine is stronger than withholding.
   */
  public Disposition settle(Ties ties, Disposition own) {
    if (own == Disposition.QUARANTINED) {
      return own;
    }
    return following(ties)
        .filter(d -> own == Disposition.KEPT || d == Disposition.QUARANTINED)
        .orElse(own);
  }

  private Optional<Disposition> following(Ties ties) {
    if (ties.follows().stream().anyMatch(quarantined::contains)) {
      return Optional.of(Disposition.QUARANTINED);
    }
    return ties.follows().stream().anyMatch(withheld::contains)
        ? Optional.of(Disposition.WITHHELD)
        : Optional.empty();
  }

  /**
   * Shows it an entry.
   *
   * @return whether that added a name, so that another round is needed
   */
  public boolean add(Ties ties, Disposition own) {
    return switch (settle(ties, own)) {
      case KEPT -> false;
      case QUARANTINED -> quarantined.addAll(ties.names());
      case WITHHELD -> withheld.addAll(ties.names());
    };
  }

  /** Whether nothing leaves that anything could follow. */
  public boolean isEmpty() {
    return quarantined.isEmpty() && withheld.isEmpty();
  }
}
