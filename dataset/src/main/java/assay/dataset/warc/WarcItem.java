package assay.dataset.warc;

import assay.item.Locator;
import assay.item.ReadingSink;
import assay.provenance.Provenance;
import assay.stage.DatasetException;
import assay.stage.Item;
import assay.verdict.Reason;
import java.io.IOException;
import java.util.Set;

/** One record's content, read from the shard as it is walked through. */
record WarcItem(Locator locator, Provenance provenance, boolean hasBytes, Bytes bytes)
    implements Item {
  /** Reads the content. */
  @FunctionalInterface
  interface Bytes {
    Set<Reason> read(ReadingSink sink) throws IOException;
  }

  @Override
  public Set<Reason> read(ReadingSink sink) throws IOException, DatasetException {
    if (!hasBytes) {
      return Set.of();
    }
    try {
      return bytes.read(sink);
    } catch (FramingLost e) {
      throw new DatasetException(locator + ": " + e.getMessage() + " when it is read again", e);
    }
  }

  /** The same as messages write it; a record's own would show the content's type. */
  @Override
  public String toString() {
    return locator.toString();
  }
}
