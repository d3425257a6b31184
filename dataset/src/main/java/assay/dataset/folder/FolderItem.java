package assay.dataset.folder;

import assay.dataset.io.OnDisk;
import assay.dataset.io.Positioned;
import assay.dataset.io.ShardInput;
import assay.item.Locator;
import assay.item.Reading;
import assay.item.ReadingSink;
import assay.provenance.Provenance;
import assay.stage.Item;
import assay.verdict.Reason;
import java.io.IOException;
import java.util.Set;

/** A file. */
record FolderItem(Locator locator, Provenance provenance, ShardInput input)
    implements Item, OnDisk {
  @Override
  public boolean hasBytes() {
    return true;
  }

  @Override
  public Positioned bytes() {
    return input;
  }

  @Override
  public Set<Reason> read(ReadingSink sink) throws IOException {
    byte[] buffer = new byte[1 << 16];
    for (long at = 0; at < input.length(); ) {
      int n = input.read(at, buffer, 0, buffer.length);
      sink.accept(Reading.STORED, buffer, 0, n);
      at += n;
    }
    return Set.of();
  }
}
