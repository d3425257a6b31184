package assay.dataset.tar;

import assay.item.Locator;
import assay.item.ReadingSink;
import assay.provenance.Provenance;
import assay.stage.Item;
import assay.verdict.Reason;
import java.util.Set;

/** A hard link: another name of a member whose bytes are screened where they lie. */
record LinkItem(Locator locator, Provenance provenance) implements Item {
  @Override
  public boolean hasBytes() {
    return false;
  }

  @Override
  public Set<Reason> read(ReadingSink sink) {
    return Set.of();
  }
}
