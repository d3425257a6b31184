package assay.cli.run;

import assay.dataset.inside.OpenedShard;
import assay.dataset.inside.Opener;
import assay.evidence.ledger.LedgerEnd;
import assay.evidence.ledger.LedgerLine;
import assay.evidence.ledger.LedgerWriter;
import assay.fingerprint.Digest;
import assay.record.ItemRecord;
import assay.screen.Recording;
import assay.screen.Screener;
import assay.stage.DatasetException;
import assay.stage.Entry;
import assay.stage.Item;
import assay.stage.ShardIdentity;
import assay.stage.Ties;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** The first phase for one shard: walk it, screen each item, write down what was found. */
final class ShardScreening {
  private final Opener opener;
  private final Screener screener;
  private final Recording recording;
  private final RunObserver observer;

  ShardScreening(Opener opener, Screener screener, Recording recording, RunObserver observer) {
    this.opener = opener;
    this.screener = screener;
    this.recording = recording;
    this.observer = observer;
  }

  /**
   * Writes the shard's ledger, whole or not at all.
   *
   * @throws DatasetException if the shard cannot be read to its end
   */
  void screen(Source source, Path ledger) throws IOException, DatasetException {
    try (OpenedShard reader = opener.open(source.format().read(source.shard()))) {
      LedgerWriter.write(
          ledger,
          lines -> {
            long progress = 0;
            for (Optional<Entry> next = reader.next(); next.isPresent(); next = reader.next()) {
              Entry entry = next.get();
              Optional<ItemRecord> record = record(entry);
              lines.add(line(entry, reader.and(entry.ties()), record));
              addInside(reader, lines);
              long reached = Math.min(entry.extent().end(), source.bytes());
              observer.screened(Math.max(0, reached - progress));
              progress = Math.max(progress, reached);
            }
            observer.screened(source.bytes() - progress);
            reader.warnings().forEach(observer::say);
            observer.before("ledger");
            requireReceived(source, reader.identity());
            return new LedgerEnd(reader.identity(), reader.warnings());
          });
    }
  }

  /** The records say that the items lay in the file that was acquired. */
  private void requireReceived(Source source, ShardIdentity read) throws DatasetException {
    String name = source.shard().name();
    Optional<Digest> received = recording.acquisition().received(name);
    if (received.isPresent() && !received.get().hex().equals(read.sha256())) {
      throw new DatasetException(name + ": has changed since it was compared with its acquisition");
    }
  }

  /** Everything that lies in the item that was just screened. */
  private void addInside(OpenedShard reader, LedgerWriter lines)
      throws IOException, DatasetException {
    for (var next = reader.nextInside(); next.isPresent(); next = reader.nextInside()) {
      lines.add(line(next.get(), next.get().ties(), record(next.get())));
    }
  }

  private Optional<ItemRecord> record(Entry entry) throws IOException, DatasetException {
    if (entry.item().isEmpty()) {
      return Optional.empty();
    }
    Item item = entry.item().get();
    return Optional.of(recording.record(entry, item, screener.screen(item)));
  }

  private static LedgerLine line(Entry entry, Ties ties, Optional<ItemRecord> record) {
    return new LedgerLine(
        entry.extent(),
        entry.part(),
        entry.member(),
        entry.role(),
        entry.recordBytes(),
        ties,
        record);
  }
}
