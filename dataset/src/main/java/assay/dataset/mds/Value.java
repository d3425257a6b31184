package assay.dataset.mds;

import assay.item.Locator;
import assay.item.Reading;
import assay.item.ReadingSink;
import assay.provenance.Provenance;
import assay.stage.Item;
import assay.verdict.Reason;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** The value of one column of one sample. */
final class Value implements Item {
  /** What the bytes of these are is told from their signature. */
  private static final Set<String> OPEN =
      Set.of(
          "bytes", "str", "json", "str_int", "str_float", "str_decimal", "jpeg", "png", "ndarray");

  private final Locator locator;
  private final Provenance provenance;
  private final byte[] bytes;
  private final int start;
  private final int length;
  private final String encoding;
  private final Set<Reason> faults;

  Value(
      Locator locator,
      Provenance provenance,
      byte[] bytes,
      int start,
      int length,
      String encoding,
      Set<Reason> faults) {
    this.locator = locator;
    this.provenance = provenance;
    this.bytes = bytes;
    this.start = start;
    this.length = length;
    this.encoding = encoding;
    this.faults = faults;
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

  /** A pickle, or an encoding that is not known, could hold anything: it is never clear. */
  @Override
  public Set<Reason> read(ReadingSink sink) {
    Set<Reason> found = EnumSet.noneOf(Reason.class);
    found.addAll(faults);
    sink.accept(Reading.STORED, bytes, start, length);
    if (encoding.equals("pil")) {
      Optional<PilPicture> picture = PilPicture.of(bytes, start, length);
      picture.ifPresentOrElse(
          p -> p.writePng((b, from, n) -> sink.accept(Reading.DECODED, b, from, n)),
          () -> found.add(Reason.UNSUPPORTED_MEDIA));
    } else if (!OPEN.contains(encoding)) {
      found.add(Reason.UNSUPPORTED_MEDIA);
    }
    return found;
  }

  /** The place only. */
  @Override
  public String toString() {
    return "value " + locator;
  }
}
