package assay.dataset.parquet;

import assay.item.Locator;
import assay.item.Reading;
import assay.item.ReadingSink;
import assay.provenance.Provenance;
import assay.stage.Item;
import assay.verdict.Reason;
import java.nio.ByteBuffer;
import java.util.Set;
import org.apache.parquet.io.api.Binary;

/** One value of a media column. */
record Value(Locator locator, Provenance provenance, Binary bytes) implements Item {
  private static final int BLOCK = 1 << 16;

  @Override
  public boolean hasBytes() {
    return true;
  }

  @Override
  public Set<Reason> read(ReadingSink sink) {
    ByteBuffer rest = bytes.toByteBuffer();
    byte[] buffer = new byte[Math.min(BLOCK, rest.remaining())];
    while (rest.hasRemaining()) {
      int n = Math.min(buffer.length, rest.remaining());
      rest.get(buffer, 0, n);
      sink.accept(Reading.STORED, buffer, 0, n);
    }
    return Set.of();
  }

  /** The place only. */
  @Override
  public String toString() {
    return "value " + locator;
  }
}
