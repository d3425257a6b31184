package assay.dataset.inside;

import assay.item.Locator;
import assay.item.ReadingSink;
import assay.provenance.Provenance;
import assay.stage.Item;
import assay.verdict.Reason;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;

/** What lies in an item, as an item of its own. */
record InnerItem(
    Locator locator, Provenance provenance, Inner inner, Descent descent, Survey survey)
    implements Item {
  @Override
  public boolean hasBytes() {
    return inner.hasBytes();
  }

  @Override
  public boolean isOpened() {
    return inner.opens().isPresent();
  }

  @Override
  public Set<Reason> read(ReadingSink sink) throws IOException {
    inner.read(sink);
    Set<Reason> faults = EnumSet.noneOf(Reason.class);
    faults.addAll(inner.faults());
    if (isOpened()) {
      faults.addAll(survey.faults(descent.opened())); // it will be the next one to be opened
    }
    return faults;
  }

  @Override
  public String toString() {
    return locator.toString();
  }
}
