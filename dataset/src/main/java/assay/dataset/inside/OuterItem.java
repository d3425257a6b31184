package assay.dataset.inside;

import assay.dataset.io.OnDisk;
import assay.dataset.io.Positioned;
import assay.fingerprint.Digest;
import assay.item.Locator;
import assay.item.Reading;
import assay.item.ReadingSink;
import assay.provenance.Provenance;
import assay.stage.DatasetException;
import assay.stage.Item;
import assay.verdict.Reason;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An item of a shard that may turn out, while it is read, to hold others. */
final class OuterItem implements Item {
  private final Item item;
  private final Locator locator;
  private final Optional<Limits> limits;
  private Optional<Opened> opened = Optional.empty();

  /**
   * What was found.
   *
   * @param packed the length of the item, by which its expansion is measured
   */
  record Opened(Inner.Container container, long packed, Survey survey, Origins origins) {}

  /**
   * @param locator its place in the walk
   * @param limits absent if it is not to be opened: something else is wrong with it
   */
  OuterItem(Item item, Locator locator, Optional<Limits> limits) {
    this.item = item;
    this.locator = locator;
    this.limits = limits;
  }

  @Override
  public Locator locator() {
    return locator;
  }

  @Override
  public Provenance provenance() {
    return item.provenance();
  }

  @Override
  public boolean hasBytes() {
    return item.hasBytes();
  }

  @Override
  public boolean isReference() {
    return item.isReference();
  }

  @Override
  public List<Digest> declared() {
    return item.declared();
  }

  @Override
  public boolean isOpened() {
    return opened.isPresent();
  }

  Optional<Opened> opened() {
    return opened;
  }

  @Override
  public Set<Reason> read(ReadingSink sink) throws IOException, DatasetException {
    if (limits.isEmpty()) {
      return item.read(sink);
    }
    boolean onDisk = item instanceof OnDisk;
    Holding holding = new Holding(sink, onDisk ? 0 : limits.get().held());
    Set<Reason> faults = EnumSet.noneOf(Reason.class);
    faults.addAll(item.read(holding));
    if (holding.kind().filter(kind -> kind.isOpened(limits.orElseThrow())).isEmpty()) {
      return faults;
    }
    Kind kind = holding.kind().get();
    boolean stored = holding.reading() == Reading.STORED;
    if (onDisk && stored) {
      open(kind, ((OnDisk) item).bytes(), 0, stored);
    } else if (!holding.exceeds()) {
      open(kind, holding.content(), holding.length(), stored);
    } else if (!kind.isText()) {
      faults.add(Reason.TOO_LARGE);
    }
    opened.ifPresent(found -> faults.addAll(found.survey().faults(0)));
    return faults;
  }

  private void open(Kind kind, Positioned content, long held, boolean stored) throws IOException {
    if (!kind.holdsAny(content)) {
      return;
    }
    Inner.Container container = new Inner.Container(kind, content, locator.member(), 0, held);
    Survey survey = Survey.of(container, content.length(), limits.orElseThrow());
    Origins origins = Origins.in(item.provenance(), content, stored);
    opened = Optional.of(new Opened(container, content.length(), survey, origins));
  }

  @Override
  public String toString() {
    return locator.toString();
  }
}
