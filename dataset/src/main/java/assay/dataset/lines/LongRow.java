package assay.dataset.lines;

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

/**
 * A row that is too long to be held: digested whole, and not looked into.
 *
 * @param offset of the row in the text
 * @param length without its line end
 */
record LongRow(Locator locator, TextFile file, long offset, long length) implements Item {
  @Override
  public Provenance provenance() {
    return Provenance.unknown();
  }

  @Override
  public boolean hasBytes() {
    return true;
  }

  /** Reads the text once more, from its beginning: the walk has gone past the row already. */
  @Override
  public Set<Reason> read(ReadingSink sink) throws IOException, DatasetException {
    byte[] buffer = new byte[1 << 16];
    try (InputStream text = file.open()) {
      skip(text, buffer);
      for (long left = length; left > 0; ) {
        int n = text.read(buffer, 0, (int) Math.min(left, buffer.length));
        if (n <= 0) {
          throw shorter();
        }
        sink.accept(Reading.STORED, buffer, 0, n);
        left -= n;
      }
    }
    return Set.of(Reason.TOO_LARGE);
  }

  private void skip(InputStream text, byte[] buffer) throws IOException, DatasetException {
    for (long left = offset; left > 0; ) {
      long skipped = text.skip(left);
      if (skipped <= 0) {
        skipped = text.read(buffer, 0, (int) Math.min(left, buffer.length));
      }
      if (skipped <= 0) {
        throw shorter();
      }
      left -= skipped;
    }
  }

  private DatasetException shorter() {
    return new DatasetException(locator + ": the text became shorter while it was read");
  }

  /** The place only. */
  @Override
  public String toString() {
    return "row " + locator;
  }
}
