package assay.cli.run;

import assay.dataset.inside.OpenedShard;
import assay.dataset.inside.Opener;
import assay.evidence.ledger.LedgerLine;
import assay.fingerprint.Digest;
import assay.fingerprint.DigestAlgorithm;
import assay.record.Digested;
import assay.record.ItemRecord;
import assay.stage.DatasetException;
import assay.stage.Entry;
import assay.stage.Item;
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
  private final Optional<OpenedShard> reader;
  private final Inside inside = new Inside();
  private final Vault vault;
  private final RunObserver observer;

  /**
   * Opens the shard.
   *
   * @param needed whether anything is to be sealed; if not, the shard is not walked again
   */
  Sealing(Source source, Opener opener, Vault vault, RunObserver observer, boolean needed)
      throws IOException, DatasetException {
    this.source = source;
    this.vault = vault;
    this.observer = observer;
    this.reader =
        needed ? Optional.of(opener.again(source.format().read(source.shard()))) : Optional.empty();
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
    boolean leaves = done == Disposition.QUARANTINED;
    if (line.isInside()) {
      return inside.next(line.record().orElseThrow(), leaves);
    }
    Entry entry = reader.get().next().orElseThrow(this::changed);
    if (!entry.extent().equals(line.extent()) || entry.part() != line.part()) {
      throw changed();
    }
    List<String> sealed = leaves ? seal(entry, line.record()) : List.of();
    inside.begin(entry, sealed);
    return sealed;
  }

  /** What lies in the entry that the walk is at. */
  private final class Inside {
    private Optional<Entry> around = Optional.empty();
    private List<String> containers = List.of();
    private long told;
    private long shown;

    void begin(Entry entry, List<String> sealed) {
      around = Optional.of(entry);
      containers = sealed;
      told = 0;
      shown = 0;
    }

    /** It is held with what it lies in; what was found in it is sealed once more, by itself. */
    List<String> next(ItemRecord record, boolean leaves) throws IOException, DatasetException {
      told++;
      if (!leaves || record.disposition() != Disposition.QUARANTINED) {
        return leaves ? containers : List.of();
      }
      List<String> sealed = new ArrayList<>(seal(entry(), Optional.of(record)));
      sealed.addAll(containers);
      return sealed;
    }

    private Entry entry() throws IOException, DatasetException {
      Item item = around.flatMap(Entry::item).orElseThrow(Sealing.this::changed);
      if (!item.isOpened()) {
        item.read((reading, bytes, from, n) -> {}); // the vault had it, and did not ask for it
      }
      Optional<Entry> entry = Optional.empty();
      while (shown < told) {
        entry = reader.orElseThrow().nextInside();
        shown++;
      }
      return entry.orElseThrow(Sealing.this::changed);
    }
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
