package assay.dataset.mds;

import assay.dataset.packed.DamagedException;
import assay.item.Locator;
import assay.item.Reading;
import assay.item.ReadingSink;
import assay.provenance.Provenance;
import assay.stage.DatasetException;
import assay.stage.Item;
import assay.verdict.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;

/** A sample that is too long to be held: digested whole, and not looked into. */
final class LongSample implements Item {
  private final Locator locator;
  private final InputStream inside;
  private long left;

  LongSample(Locator locator, InputStream inside, long length) {
    this.locator = locator;
    this.inside = inside;
    this.left = length;
  }

  @Override
  public Locator locator() {
    return locator;
  }

  @Override
  public Provenance provenance() {
    return Provenance.unknown();
  }

  @Override
  public boolean hasBytes() {
    return true;
  }

  @Override
  public Set<Reason> read(ReadingSink sink) throws IOException, DatasetException {
    try {
      take(sink);
    } catch (DamagedException e) {
      throw new DatasetException(locator + ": " + e.getMessage(), e);
    }
    return Set.of(Reason.TOO_LARGE);
  }

  /** Goes on to the end of the sample, whether it was read or not. */
  void finish() throws IOException {
    take((reading, buffer, offset, length) -> {});
  }

  private void take(ReadingSink sink) throws IOException {
    byte[] buffer = new byte[1 << 16];
    while (left > 0) {
      int n = inside.read(buffer, 0, (int) Math.min(left, buffer.length));
      if (n <= 0) {
        throw new DamagedException("it ends inside a sample");
      }
      sink.accept(Reading.STORED, buffer, 0, n);
      left -= n;
    }
  }
}
