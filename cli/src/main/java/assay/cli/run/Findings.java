package assay.cli.run;

import assay.cli.refusal.RefusedException;
import assay.evidence.ledger.LedgerLine;
import assay.evidence.ledger.LedgerReader;
import assay.policy.ProvenanceFloor;
import assay.provenance.Grade;
import assay.record.ItemRecord;
import assay.record.Tally;
import assay.screen.RemovalSet;
import assay.verdict.Disposition;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What the first phase found in all shards together, read from their ledgers as often as needed.
 */
final class Findings {
  private final SnapshotFolder folder;
  private final List<Source> screened;

  Findings(SnapshotFolder folder, List<Source> screened) {
    this.folder = folder;
    this.screened = screened;
  }

  @FunctionalInterface
  private interface LineConsumer {
    void accept(LedgerLine line) throws IOException;
  }

  private void each(LineConsumer consumer) throws IOException {
    for (Source source : screened) {
      try (LedgerReader lines = LedgerReader.open(folder.ledger(source))) {
        for (Optional<LedgerLine> line = lines.next(); line.isPresent(); line = lines.next()) {
          consumer.accept(line.get());
        }
      }
    }
  }

  /**
   * Demands what the policy demands of the provenance of all items.
   *
   * @throws RefusedException if too few items reach the floor
   */
  void enforce(ProvenanceFloor floor) throws IOException {
    if (floor.grade() == Grade.P0) {
      return;
    }
    Tally tally = new Tally();
    each(line -> line.record().ifPresent(tally::add));
    enforce(floor, tally, "items");
    enforce(floor, tally.references(), "references");
  }

  private static void enforce(ProvenanceFloor floor, Tally tally, String what) {
    long reaching = tally.reaching(floor.grade());
    if (!floor.holds(reaching, tally.items())) {
      throw new RefusedException(
          String.format(
              Locale.ROOT,
              "provenance floor: %d of %d %s reach %s, the policy asks for %d %%;"
                  + " nothing was published",
              reaching,
              tally.items(),
              what,
              floor.grade(),
              floor.percent()));
    }
  }

  /**
   * Everything that leaves, and what follows it: rounds until one adds nothing.
   *
   * @param seen is told every record once
   */
  RemovalSet removals(Consumer<ItemRecord> seen) throws IOException {
    RemovalSet removals = new RemovalSet();
    boolean[] grown = {false};
    each(
        line -> {
          line.record().ifPresent(seen);
          grown[0] |= removals.add(line.ties(), asked(line));
        });
    while (grown[0]) {
      grown[0] = false;
      each(line -> grown[0] |= removals.add(line.ties(), asked(line)));
    }
    return removals;
  }

  /** What an entry's own verdict asks for; one without a verdict asks for nothing. */
  static Disposition asked(LedgerLine line) {
    return line.record().map(ItemRecord::disposition).orElse(Disposition.KEPT);
  }
}
