package assay.cli.run;

import assay.evidence.ledger.LedgerLine;
import assay.fingerprint.Digest;
import assay.fingerprint.DigestAlgorithm;
import assay.record.Digested;
import assay.record.ItemRecord;
import assay.stage.DatasetException;
import assay.stage.Entry;
import assay.stage.Item;
import assay.stage.ShardReader;
import assay.stage.Vault;
import assay.verdict.Disposition;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Walks a shard a second time, beside its ledger, and seals what is quarantined. */
final class Sealing implements Closeable {
  private final Source source;
  private final Optional<ShardReader> reader;
  private final Vault vault;
  private final RunObserver observer;

  /**
   * Opens the shard.
   *
   * @param needed whether anything is to be sealed; if not, the shard is not walked again
   */
  Sealing(Source source, Vault vault, RunObserver observer, boolean needed)
      throws IOException, DatasetException {
    this.source = source;
    this.vault = vault;
    this.observer = observer;
    this.reader = needed ? Optional.of(source.format().read(source.shard())) : Optional.empty();
  }

  /**
   * Goes on to the entry of this line, and seals it if it is quarantined.
   *
   * @return the names of its containers
   */
  List<String> next(LedgerLine line, Disposition done) throws IOException, DatasetException {
    if (reader.isEmpty()) {
      return List.of();
    }
    Entry entry = reader.get().next().orElseThrow(this::changed);
    if (!entry.extent().equals(line.extent()) || entry.part() != line.part()) {
      throw changed();
    }
    return done == Disposition.QUARANTINED ? seal(entry, line.record()) : List.of();
  }

  private DatasetException changed() {
    return new DatasetException(
        source.shard().name() + ": has changed since it was screened; nothing was published");
  }

  private List<String> seal(Entry entry, Optional<ItemRecord> record)
      throws IOException, DatasetException {
    observer.before("seal");
    List<String> sealed = new ArrayList<>();
    byte[] context = entry.context().get();
    if (record.isPresent() && !record.get().readings().isEmpty()) {
      sealed.add(seal(entry.item().orElseThrow(), record.get()));
    }
    if (context.length > 0) {
      Digest sha256 = Digest.compute(DigestAlgorithm.SHA256, context);
      sealed.add(
          vault.seal(
              Vault.Kind.CONTEXT, sha256, "application/octet-stream", out -> out.write(context)));
    }
    return sealed;
  }

  /** Seals the last reading: what the item is. */
  private String seal(Item item, ItemRecord record) throws IOException, DatasetException {
    Digested last = record.readings().get(record.readings().size() - 1);
    return vault.seal(
        Vault.Kind.ITEM,
        last.sha256(),
        record.mediaType(),
        out -> {
          try {
            item.read((reading, b, from, n) -> pass(reading == last.reading(), out, b, from, n));
          } catch (UncheckedIOException e) {
            throw e.getCause();
          }
        });
  }

  private static void pass(boolean wanted, OutputStream out, byte[] b, int from, int n) {
    if (wanted) {
      try {
        out.write(b, from, n);
      } catch (IOException e) {
        throw new UncheckedIOException(e); // a sink cannot throw it; unwrapped by the caller
      }
    }
  }

  @Override
  public void close() throws IOException {
    if (reader.isPresent()) {
      reader.get().close();
    }
  }
}
