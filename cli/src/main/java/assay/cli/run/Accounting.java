package assay.cli.run;

import assay.evidence.ledger.LedgerLine;
import assay.item.Extent;
import assay.record.ItemRecord;
import assay.record.Tally;
import assay.stage.Role;

/**
 * Accounts for every byte of a shard from its entries in order: an extent's bytes are its items'
 * own, framing, understood but no content (opaque: side records and references), or lost
 * (unparsed).
 */
final class Accounting {
  private final Tally tally;
  private Extent extent = new Extent(0, 0);
  private long record;
  private long side;
  private boolean opaque;
  private boolean unparsed;

  Accounting(Tally tally) {
    this.tally = tally;
  }

  void add(LedgerLine line) {
    if (line.isInside()) {
      return; // its bytes are those of the item in which it lies
    }
    if (line.part() == 0) {
      close();
      extent = line.extent();
      opaque = isNoContent(line);
      unparsed = line.role() == Role.DAMAGED;
    }
    if (isNoContent(line)) {
      side += line.recordBytes();
    } else {
      record += line.recordBytes();
    }
    opaque &= isNoContent(line);
  }

  private static boolean isNoContent(LedgerLine line) {
    return line.role() == Role.SIDE || line.record().flatMap(ItemRecord::reference).isPresent();
  }

  /** Counts the last extent. */
  void close() {
    if (unparsed) {
      tally.addBytes(0, 0, 0, extent.length());
    } else if (opaque) {
      tally.addBytes(0, 0, extent.length(), 0);
    } else {
      tally.addBytes(record, extent.length() - record - side, side, 0);
    }
    extent = new Extent(extent.end(), 0);
    record = 0;
    side = 0;
    opaque = false;
    unparsed = false;
  }
}
