package assay.dataset.inside;

import assay.verdict.Reason;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What a first look through all that lies in an item found: a container's own verdict comes before
 * those of its members, and has to know whether they can all be seen.
 *
 * @param members how many there are, at all depths
 * @param faults of each container, in the order of their opening
 */
record Survey(long members, List<Set<Reason>> faults) {

  static Survey of(Inner.Container outermost, long packed, Limits limits) throws IOException {
    try (Descent descent = new Descent(outermost, packed, limits)) {
      long members = 0;
      for (var inner = descent.next(); inner.isPresent(); inner = descent.next()) {
        inner.get().read((reading, buffer, offset, length) -> {});
        members++;
      }
      return new Survey(members, List.copyOf(descent.faults()));
    }
  }

  /** Of a container; one that was not reached in time was not seen. */
  Set<Reason> faults(int container) {
    return container < faults.size() ? faults.get(container) : EnumSet.of(Reason.TIMEOUT);
  }
}
