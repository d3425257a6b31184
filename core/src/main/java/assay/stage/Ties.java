package assay.stage;

import java.util.Set;

/**
 * What leaves together. When an entry leaves the dataset, every entry that follows one of its names
 * leaves too. Names are opaque; those that hold for one shard only begin with its name.
 */
public record Ties(Set<String> names, Set<String> follows) {
  public Ties {
    names = Set.copyOf(names);
    follows = Set.copyOf(follows);
  }

  /** Leaves alone. */
  public static Ties none() {
    return new Ties(Set.of(), Set.of());
  }

  /** Leaves with all that share a name. */
  public static Ties group(Set<String> names) {
    return new Ties(names, names);
  }
}
