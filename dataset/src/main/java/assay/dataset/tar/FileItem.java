package assay.dataset.tar;

import assay.dataset.packed.Codec;
import assay.dataset.packed.DamagedException;
import assay.dataset.packed.Expansion;
import assay.dataset.packed.Unpacked;
import assay.item.Locator;
import assay.item.Reading;
import assay.item.ReadingSink;
import assay.provenance.Provenance;
import assay.stage.DatasetException;
import assay.stage.Item;
import assay.verdict.Reason;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** A member with bytes. If loaders would decompress it, so is it here, beside the stored bytes. */
record FileItem(Locator locator, Provenance provenance, TarPart.Member member, TarBlocks blocks)
    implements Item {
  private static final int BLOCK = 1 << 16;

  @Override
  public boolean hasBytes() {
    return true;
  }

  @Override
  public Set<Reason> read(ReadingSink sink) throws IOException, DatasetException {
    try {
      return taken(sink);
    } catch (DamagedException e) {
      throw new DatasetException(
          locator.shard() + "@" + blocks.position() + ": " + e.getMessage(), e);
    }
  }

  private Set<Reason> taken(ReadingSink sink) throws IOException {
    Set<Reason> faults = EnumSet.noneOf(Reason.class);
    MemberBytes stored = new MemberBytes(blocks, member.size(), sink);
    byte[] head = stored.readNBytes(Codec.SIGNATURE);
    Optional<Codec> codec = Codec.of(head).filter(c -> c.isNamedBy(member.name().text()));
    if (codec.isPresent()) {
      InputStream all = new SequenceInputStream(new ByteArrayInputStream(head), stored);
      decode(codec.get(), all, stored, sink).ifPresent(faults::add);
    }
    stored.transferTo(OutputStream.nullOutputStream());
    if (stored.isCut() || member.isContinuation()) {
      faults.add(Reason.TRUNCATED);
    }
    if (member.sparse()) {
      faults.add(Reason.SPARSE);
    }
    return faults;
  }

  private static Optional<Reason> decode(
      Codec codec, InputStream packed, MemberBytes stored, ReadingSink sink) throws IOException {
    byte[] buffer = new byte[BLOCK];
    sink.accept(Reading.DECODED, buffer, 0, 0); // it is decoded even if nothing is in it
    Expansion expansion = new Expansion();
    try (InputStream in = Unpacked.of(codec, packed)) {
      for (int n = in.read(buffer, 0, BLOCK); n >= 0; n = in.read(buffer, 0, BLOCK)) {
        if (expansion.exceeds(n, stored.taken())) {
          return Optional.of(Reason.TOO_LARGE);
        }
        sink.accept(Reading.DECODED, buffer, 0, n);
      }
      return Optional.empty();
    } catch (DamagedException e) {
      return Optional.of(e.getCause() instanceof EOFException ? Reason.TRUNCATED : Reason.ENCODING);
    }
  }
}
