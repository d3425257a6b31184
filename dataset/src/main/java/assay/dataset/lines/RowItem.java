package assay.dataset.lines;

import assay.item.Locator;
import assay.item.Reading;
import assay.item.ReadingSink;
import assay.provenance.Provenance;
import assay.stage.Item;
import assay.verdict.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A row whose content is here: the row itself, or the picture that stands in it as text. */
final class RowItem implements Item {
  private final Locator locator;
  private final Provenance provenance;
  private final byte[] line;
  private final List<String> pictures;
  private final Set<Reason> faults;

  RowItem(
      Locator locator,
      Provenance provenance,
      byte[] line,
      List<String> pictures,
      Set<Reason> faults) {
    this.locator = locator;
    this.provenance = provenance;
    this.line = line;
    this.pictures = pictures;
    this.faults = faults;
  }

  boolean hasPicture() {
    return !pictures.isEmpty();
  }

  @Override
  public Locator locator() {
    return locator;
  }

  @Override
  public Provenance provenance() {
    return provenance;
  }

  @Override
  public boolean hasBytes() {
    return true;
  }

  @Override
  public Set<Reason> read(ReadingSink sink) {
    Set<Reason> found = EnumSet.noneOf(Reason.class);
    found.addAll(faults);
    sink.accept(Reading.STORED, line, 0, line.length);
    if (pictures.size() == 1) {
      decode(sink).ifPresent(found::add);
    } else if (hasPicture()) {
      found.add(Reason.NESTING_LIMIT); // an item is one content
    }
    return found;
  }

  private Optional<Reason> decode(ReadingSink sink) {
    Optional<InputStream> bytes = PictureText.bytes(pictures.get(0));
    if (bytes.isEmpty()) {
      return Optional.of(Reason.NESTING_LIMIT);
    }
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = bytes.get()) {
      for (int n = in.read(buffer); n > 0; n = in.read(buffer)) {
        sink.accept(Reading.DECODED, buffer, 0, n);
      }
      return Optional.empty();
    } catch (IOException notBase64) {
      return Optional.of(Reason.ENCODING);
    }
  }

  /** The place only. */
  @Override
  public String toString() {
    return "row " + locator;
  }
}
