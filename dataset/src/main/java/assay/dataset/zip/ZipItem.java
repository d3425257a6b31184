package assay.dataset.zip;

import assay.dataset.io.Positioned;
import assay.dataset.packed.DamagedException;
import assay.dataset.packed.Expansion;
import assay.item.Locator;
import assay.item.Reading;
import assay.item.ReadingSink;
import assay.provenance.Provenance;
import assay.stage.Item;
import assay.verdict.Reason;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Set;

/** An entry. Its compression is framing: what it becomes is what is stored. */
record ZipItem(Locator locator, ZipRecord entry, Positioned file) implements Item {
  private static final int BLOCK = 1 << 16;

  /** Who packed it, and from where, a zip does not say. */
  @Override
  public Provenance provenance() {
    return Provenance.unknown();
  }

  @Override
  public boolean hasBytes() {
    return !entry.isEncrypted();
  }

  @Override
  public Set<Reason> read(ReadingSink sink) throws IOException {
    if (entry.isEncrypted()) {
      return Set.of(Reason.ENCRYPTED);
    }
    Optional<InputStream> data = Optional.empty();
    try {
      data = ZipData.open(file, entry);
      return data.isPresent() ? read(data.get(), sink) : Set.of(Reason.ENCODING);
    } catch (DamagedException e) {
      boolean early = e.getCause() instanceof EOFException;
      return Set.of(early ? Reason.TRUNCATED : Reason.MALFORMED);
    } finally {
      if (data.isPresent()) {
        data.get().close();
      }
    }
  }

  private Set<Reason> read(InputStream data, ReadingSink sink) throws IOException {
    Expansion expansion = new Expansion();
    byte[] buffer = new byte[BLOCK];
    for (int n = data.read(buffer, 0, BLOCK); n >= 0; n = data.read(buffer, 0, BLOCK)) {
      if (expansion.exceeds(n, entry.packed())) {
        return Set.of(Reason.TOO_LARGE);
      }
      sink.accept(Reading.STORED, buffer, 0, n);
    }
    return Set.of();
  }

  @Override
  public String toString() {
    return locator.toString();
  }
}
