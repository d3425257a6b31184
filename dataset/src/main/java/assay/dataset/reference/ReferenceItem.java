package assay.dataset.reference;

import assay.fingerprint.Digest;
import assay.item.Locator;
import assay.item.ReadingSink;
import assay.provenance.Provenance;
import assay.stage.Item;
import assay.verdict.Reason;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A row that only points elsewhere.
 *
 * @param declared every digest that the row declares of what was there
 * @param faults what of the row could not be read
 */
public record ReferenceItem(
    Locator locator, Provenance provenance, List<Digest> declared, Set<Reason> faults)
    implements Item {
  public ReferenceItem {
    declared = List.copyOf(declared);
    faults = Set.copyOf(faults);
  }

  /** The same, of which more could not be read. */
  public ReferenceItem with(Set<Reason> more) {
    if (more.isEmpty()) {
      return this;
    }
    Set<Reason> all = EnumSet.noneOf(Reason.class);
    all.addAll(faults);
    all.addAll(more);
    return new ReferenceItem(locator, provenance, declared, all);
  }

  @Override
  public boolean isReference() {
    return true;
  }

  @Override
  public boolean hasBytes() {
    return false;
  }

  @Override
  public Set<Reason> read(ReadingSink sink) {
    return faults;
  }

  /** The place only. */
  @Override
  public String toString() {
    return "reference " + locator;
  }
}
